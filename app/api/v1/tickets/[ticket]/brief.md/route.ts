import { briefFile } from "#services/tickets/brief.ts";
import { route } from "../../../../respond.ts";

/** The collection brief as Markdown, for people. */
export const GET = route<{ ticket: string }>(async ({ ctx, params }) => {
  const headers = { "Content-Type": "text/markdown; charset=utf-8", "X-Content-Type-Options": "nosniff" };
  return new Response(await briefFile(ctx, params.ticket, "md"), { headers });
});
