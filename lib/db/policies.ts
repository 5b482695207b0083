import { desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { policyVersion } from "./schema/policy.ts";

export type PolicyVersionRow = typeof policyVersion.$inferSelect;

/** Versions that may judge a lineage, newest first: its own, then those of all lineages. Null: the latter alone. */
export async function listPolicyVersions(tx: Tx, lineageId: string | null): Promise<PolicyVersionRow[]> {
  const shared = isNull(policyVersion.lineageId);
  const rows = await tx
    .select()
    .from(policyVersion)
    .where(lineageId === null ? shared : or(shared, eq(policyVersion.lineageId, lineageId)))
    .orderBy(desc(policyVersion.version), desc(policyVersion.id));
  return rows.toSorted((a, b) => Number(b.lineageId !== null) - Number(a.lineageId !== null));
}

/** Versions of all lineages and of the given ones, in no order of scope, newest first. */
export async function policyVersionsOf(tx: Tx, lineageIds: readonly string[]): Promise<PolicyVersionRow[]> {
  const shared = isNull(policyVersion.lineageId);
  return tx
    .select()
    .from(policyVersion)
    .where(lineageIds.length === 0 ? shared : or(shared, inArray(policyVersion.lineageId, [...lineageIds])))
    .orderBy(desc(policyVersion.version), desc(policyVersion.id));
}

/** Appends a version. */
export async function insertPolicyVersion(tx: Tx, row: typeof policyVersion.$inferInsert): Promise<void> {
  await tx.insert(policyVersion).values(row);
}

/** Lineages that have policies of their own. */
export async function lineagesWithPolicies(tx: Tx): Promise<string[]> {
  const rows = await tx.selectDistinct({ id: policyVersion.lineageId }).from(policyVersion);
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** Holds off everybody else who would change the policies of all lineages, until the transaction ends. */
export async function lockPolicies(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('tailwatch.policies'))`);
}
