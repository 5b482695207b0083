import { endAcceptedBaseline } from "#services/lineages/end-baseline.ts";
import { json, route } from "../../../../../respond.ts";

/** Ends the baseline now; it stays in the list. */
export const DELETE = route<{ lineage: string; baseline: string }>(async ({ ctx, params }) =>
  json(await endAcceptedBaseline(ctx, params.lineage, params.baseline)),
);
