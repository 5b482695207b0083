import { planDocument } from "#services/reads/plan-document.ts";
import { json, route } from "../../../../respond.ts";

const QUESTION = [
  "g",
  "share",
  "percent",
  "workflow",
  "bundle",
  "target",
  "horizon",
  "price",
  "currency",
  "kappa",
  "plan",
];

/** What becomes of the lineage under a plan, and what it would take: the question stands in the address, as on the page. */
export const GET = route<{ lineage: string }>(
  async ({ ctx, params, url }) => json(await planDocument(ctx, params.lineage, Object.fromEntries(url.searchParams))),
  QUESTION,
);
