import { intakeSamples } from "#services/tickets/intake.ts";
import { json, route } from "../../../../respond.ts";
import { bodyHeaders, bytesOf } from "../../../ndjson.ts";

/** Human data against a ticket: the body is streamed, the query says what is claimed of it. */
export const POST = route<{ ticket: string }>(async ({ request, ctx, params, url }) => {
  const input = { ...Object.fromEntries(url.searchParams), ...bodyHeaders(request) };
  const { status, receipt, replayed } = await intakeSamples(ctx, params.ticket, input, bytesOf(request.body));
  return json({ ...receipt, replayed }, status, replayed ? { "Idempotent-Replayed": "true" } : {});
}, null);
