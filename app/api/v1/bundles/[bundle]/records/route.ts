import { bundleRecords } from "#services/bundles/read.ts";
import { route } from "../../../../respond.ts";

/** The human samples that train, as a file. */
export const GET = route<{ bundle: string }>(async ({ ctx, params }) => {
  const headers = {
    "Content-Type": "application/x-ndjson; charset=utf-8",
    "Content-Disposition": `attachment; filename="bundle-${params.bundle.replaceAll(/[^\w-]/g, "")}.jsonl"`,
  };
  return new Response(await bundleRecords(ctx, params.bundle), { headers });
});
