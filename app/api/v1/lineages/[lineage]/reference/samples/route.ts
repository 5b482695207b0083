import { readBack } from "#services/ingest/read-back.ts";
import { json, route } from "../../../../../respond.ts";
import { upload } from "../../../upload.ts";

export const POST = route<{ lineage: string }>(
  ({ request, ctx, params }) => upload(request, ctx, params.lineage, "reference"),
  null,
);

export const GET = route<{ lineage: string }>(
  async ({ ctx, params, url }) =>
    json(await readBack(ctx, params.lineage, "reference", Object.fromEntries(url.searchParams))),
  ["limit", "cursor"],
);
