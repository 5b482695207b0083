import { z } from "zod";
import { listLineages } from "#db/lineages.ts";
import { lineagesWithPolicies, listPolicyVersions } from "#db/policies.ts";
import type { Backtest } from "#domain/backtest/backtest.ts";
import { policyChanges } from "#domain/policies/changes.ts";
import { policiesAt } from "#domain/policies/in-force.ts";
import type { PolicyDocument } from "#domain/policy.ts";
import { backtestWords } from "#domain/present/backtest.ts";
import { type SaidChange, saidChanges } from "#domain/present/policies.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { lineageOf } from "#services/ingest/inspect.ts";
import { backtestOf } from "./backtest.ts";
import { POLICY_DOCUMENT, policiesFrom } from "./parse.ts";

/** A document to set beside the policies in force, or beside one version. */
export const POLICY_DIFF = z.strictObject({
  document: POLICY_DOCUMENT,
  against: z.coerce.number().int().positive().optional(),
});

/** What a document would change, and what it would have raised. */
export interface PolicyDiff {
  /** Version that it is compared with. */
  against: number;
  changes: SaidChange[];
  /** Expected false alarms a year that the proposed budget allows a lineage. */
  falseAlarmsPerYear: { watch: number; breach: number };
  /** Per lineage that the document would judge. */
  backtests: (Backtest & { lineage: string; finding: string })[];
}

/** Lineages that a shared document is replayed on at most. */
const REPLAYED_LINEAGES = 20;

/**
 * Compares a policy document with the one in force (slug null: of all lineages) and replays the last judged generations
 * under it. Nothing is stored. Throws `policy.invalid`, `not-found` for a lineage or a version that is not there.
 */
export async function diffPolicies(ctx: Context, slug: string | null, input: unknown): Promise<PolicyDiff> {
  const { document, against } = POLICY_DIFF.parse(input);
  const lineage = slug === null ? null : await lineageOf(ctx, slug);
  const versions = await listPolicyVersions(ctx.db, lineage?.id ?? null);
  const known = against === undefined ? versions : versions.filter(({ version }) => version <= against);
  const before = policiesAt(known, null);
  if (against !== undefined && before.version !== against) {
    throw new ServiceError("not-found", `There is no version ${against} of these policies.`);
  }
  return { ...(await proposalOf(ctx, slug, before, policiesFrom(document))), against: before.version };
}

/** The same of a proposed document that was read already. */
export async function proposalOf(
  ctx: Pick<Context, "db">,
  slug: string | null,
  before: PolicyDocument,
  proposed: PolicyDocument,
): Promise<Omit<PolicyDiff, "against">> {
  const backtests: PolicyDiff["backtests"] = [];
  for (const { id, slug: name } of await judgedBy(ctx, slug)) {
    const found = await backtestOf(ctx.db, id, proposed);
    if (found.generations.length > 0) backtests.push({ lineage: name, finding: backtestWords(found), ...found });
  }
  return {
    changes: saidChanges(policyChanges(before, proposed)),
    falseAlarmsPerYear: proposed.budget.falseAlarmsPerYear,
    backtests,
  };
}

/** The lineages that a document judges: one, or all that have none of their own. */
async function judgedBy({ db }: Pick<Context, "db">, slug: string | null) {
  const all = await listLineages(db);
  if (slug !== null) return all.filter((each) => each.slug === slug);
  const own = new Set(await lineagesWithPolicies(db));
  return all.filter(({ id }) => !own.has(id)).slice(0, REPLAYED_LINEAGES);
}
