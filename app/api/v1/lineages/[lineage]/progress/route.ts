import { readProgress } from "#services/reads/progress.ts";
import { json, route } from "../../../../respond.ts";

export const GET = route<{ lineage: string }>(async ({ ctx, params }) =>
  json({ running: await readProgress(ctx, params.lineage) }),
);
