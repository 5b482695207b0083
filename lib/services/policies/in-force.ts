import type { Tx } from "#db/client.ts";
import { listPolicyVersions, policyVersionsOf } from "#db/policies.ts";
import { policiesAt } from "#domain/policies/in-force.ts";
import type { PolicyDocument } from "#domain/policy.ts";

/**
 * The policies that judge a lineage: its own, else those of all lineages, else the metrics' own; `lineageId` null: of all.
 * `index`: as they are effective for that generation; null: as last written.
 */
export async function policiesInForce(
  tx: Tx,
  lineageId: string | null,
  index: number | null = null,
): Promise<PolicyDocument> {
  return policiesAt(await listPolicyVersions(tx, lineageId), index);
}

/** The same of several lineages, as last written, read at once. */
export async function policiesByLineage(tx: Tx, lineageIds: readonly string[]): Promise<Map<string, PolicyDocument>> {
  const rows = await policyVersionsOf(tx, lineageIds);
  const shared = rows.filter((row) => row.lineageId === null);
  return new Map(
    lineageIds.map((id) => [id, policiesAt([...rows.filter((row) => row.lineageId === id), ...shared], null)]),
  );
}
