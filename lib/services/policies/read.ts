import { listPolicyVersions } from "#db/policies.ts";
import { type PolicyChange, policyChanges } from "#domain/policies/changes.ts";
import { policiesAt } from "#domain/policies/in-force.ts";
import { defaultPolicies, type PolicyDocument } from "#domain/policy.ts";
import type { Context } from "#services/context.ts";
import { lineageOf } from "#services/ingest/inspect.ts";

/** The policies in force and where they come from. */
export interface PoliciesRead {
  document: PolicyDocument;
  /** `own`: written for this lineage; `shared`: for all; `defaults`: nobody has written any. */
  source: "own" | "shared" | "defaults";
}

/** One version: who made it, when, why, and what it changed. */
export interface PolicyVersion {
  version: number;
  lineage: string | null;
  author: string;
  rationale: string;
  at: string | null;
  changes: PolicyChange[];
}

/** The policies of a lineage, or (slug null) of all that have none of their own. Throws `not-found`. */
export async function readPolicies(ctx: Context, slug: string | null): Promise<PoliciesRead> {
  const rows = await listPolicyVersions(ctx.db, slug === null ? null : (await lineageOf(ctx, slug)).id);
  const source = rows[0] === undefined ? "defaults" : rows[0].lineageId === null ? "shared" : "own";
  return { document: policiesAt(rows, null), source };
}

/** The versions that have judged a lineage, or all lineages, newest first; the last is what the metrics propose. */
export async function readPolicyVersions(ctx: Context, slug: string | null): Promise<PolicyVersion[]> {
  const rows = await listPolicyVersions(ctx.db, slug === null ? null : (await lineageOf(ctx, slug)).id);
  const versions = rows.map(({ version, lineageId, author, rationale, at, document }, place): PolicyVersion => {
    const before = rows.slice(place + 1).find((each) => each.version < version)?.document ?? defaultPolicies();
    const changes = policyChanges(before, document);
    return { version, lineage: lineageId === null ? null : slug, author, rationale, at: at.toISOString(), changes };
  });
  const first = { version: 1, lineage: null, author: "Tailwatch", at: null, changes: [] };
  return [...versions, { ...first, rationale: "what the metrics themselves propose" }];
}
