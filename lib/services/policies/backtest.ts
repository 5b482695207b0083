import type { Tx } from "#db/client.ts";
import { lastEvaluations } from "#db/evaluations.ts";
import { measurementsOf } from "#db/measurements.ts";
import { listPolicyVersions } from "#db/policies.ts";
import { type Backtest, backtest, REPLAYED, RUN_IN } from "#domain/backtest/backtest.ts";
import type { JudgedUnder } from "#domain/backtest/rejudge.ts";
import { policiesAt } from "#domain/policies/in-force.ts";
import type { PolicyDocument } from "#domain/policy.ts";

const YEAR_MS = 365 * 86_400_000;

/** What a lineage's last judged generations would have raised under proposed policies, beside those in force. */
export async function backtestOf(tx: Tx, lineageId: string, proposed: PolicyDocument): Promise<Backtest> {
  const judged = await judgedUnder(tx, lineageId);
  return backtest(judged, policiesAt(await listPolicyVersions(tx, lineageId), null), proposed);
}

/** The newest judged generations of a lineage, each with the document it was judged under. */
export async function judgedUnder(tx: Tx, lineageId: string): Promise<JudgedUnder[]> {
  const heads = await lastEvaluations(tx, lineageId, REPLAYED + RUN_IN + 1);
  const measured = await measurementsOf(
    tx,
    heads.map(({ id }) => id),
  );
  const versions = await listPolicyVersions(tx, lineageId);
  return heads.map((head, at) => {
    const { id, policyVersion, judgedAt, baseline, ...judgement } = head;
    const known = versions.filter(({ version }) => version <= policyVersion);
    const yearAgo = judgedAt.getTime() - YEAR_MS;
    return {
      judgement: { ...judgement, measurements: measured.get(id) ?? [], ...(baseline ? { baseline } : {}) },
      policies: policiesAt(known, judgement.index),
      looks: heads.slice(0, at + 1).filter((each) => each.judgedAt.getTime() > yearAgo).length,
    };
  });
}
