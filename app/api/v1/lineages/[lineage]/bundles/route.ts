import { readBundles } from "#services/bundles/read.ts";
import { json, route } from "../../../../respond.ts";

export const GET = route<{ lineage: string }>(async ({ ctx, params }) =>
  json({ data: await readBundles(ctx, params.lineage) }),
);
