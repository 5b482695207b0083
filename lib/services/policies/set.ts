import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { lockLineage } from "#db/lineages.ts";
import { insertPolicyVersion, listPolicyVersions, lockPolicies } from "#db/policies.ts";
import { policyChanges } from "#domain/policies/changes.ts";
import { policiesAt } from "#domain/policies/in-force.ts";
import { defaultPolicies, type PolicyDocument } from "#domain/policy.ts";
import { type SaidChange, saidChanges } from "#domain/present/policies.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { lineageOf } from "#services/ingest/inspect.ts";
import { POLICY_DOCUMENT, policiesFrom } from "./parse.ts";

/** A new version of a policy document, with who made it and why. */
export const POLICY_CHANGE = z.strictObject({
  document: POLICY_DOCUMENT,
  author: z.string().trim().min(1).max(80),
  rationale: z.string().trim().min(1).max(2000),
});

/** What became of a change: the version in force now, and what it changed. */
export interface PolicySet {
  version: number;
  changes: SaidChange[];
}

/** The tag of a version of the policies: what `If-Match` has to name. */
export const policyTag = (version: number): string => `"v${version}"`;

/**
 * Makes version v+1 of the policies of a lineage, or (slug null) of all lineages that have none of their own. What was
 * judged stays judged as it was; the next generation is judged by it.
 * Guarantee: a document that says the same makes no version; of two people who change one version, one gets
 * `precondition.failed`.
 * Throws `policy.invalid`, `not-found`, `precondition.required` without `ifMatch`, `precondition.failed`.
 */
export async function setPolicies(
  ctx: Context,
  slug: string | null,
  input: unknown,
  ifMatch: string | null,
): Promise<PolicySet> {
  const { document, author, rationale } = POLICY_CHANGE.parse(input);
  const next = ownIds(policiesFrom(document));
  const lineage = slug === null ? null : await lineageOf(ctx, slug);
  if (ifMatch === null) throw new ServiceError("precondition.required");
  return ctx.db.transaction(async (tx) => {
    await (lineage === null ? lockPolicies(tx) : lockLineage(tx, lineage.id));
    const now = await inForce(tx, lineage?.id ?? null);
    if (ifMatch !== "*" && ifMatch !== policyTag(now.version)) {
      throw new ServiceError("precondition.failed", `The policies are at version ${now.version} now.`);
    }
    const changes = policyChanges(now, next);
    if (changes.length === 0) return { version: now.version, changes: [] };
    const version = now.version + 1;
    const row = { lineageId: lineage?.id ?? null, version, document: { ...next, version }, author, rationale };
    await insertPolicyVersion(tx, { ...row, at: ctx.now() });
    const details = { version, author, rationale, changes };
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "policy.set", target: slug ?? "all lineages", details });
    return { version, changes: saidChanges(changes) };
  });
}

async function inForce(tx: Tx, lineageId: string | null): Promise<PolicyDocument> {
  return policiesAt(await listPolicyVersions(tx, lineageId), null);
}

/** An open alert is found by the id of its policy, so ids follow their metrics. */
function ownIds(document: PolicyDocument): PolicyDocument {
  const ids = new Map(defaultPolicies().policies.map(({ metric, id }) => [metric, id]));
  const renamed = document.policies.find(({ metric, id }) => ids.get(metric) !== id);
  if (renamed === undefined) return document;
  const help = `Name it ${ids.get(renamed.metric)}: alerts that are open hang on it.`;
  throw new ServiceError("policy.invalid", `The policy of ${renamed.metric} cannot be called ${renamed.id}.`, { help });
}
