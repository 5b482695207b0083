import { readBack } from "#services/ingest/read-back.ts";
import { json, route } from "../../../../../../respond.ts";
import { upload } from "../../../../upload.ts";

interface Params {
  lineage: string;
  index: string;
}

export const POST = route<Params>(
  ({ request, ctx, params }) => upload(request, ctx, params.lineage, params.index),
  null,
);

export const GET = route<Params>(
  async ({ ctx, params, url }) =>
    json(await readBack(ctx, params.lineage, params.index, Object.fromEntries(url.searchParams))),
  ["limit", "cursor"],
);
