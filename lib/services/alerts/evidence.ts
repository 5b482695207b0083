import { measurementHistory } from "#db/alerts.ts";
import type { Tx } from "#db/client.ts";
import type { AlertCandidate } from "#domain/alert/candidates.ts";
import type { AlertEvidence, EvidencePoint } from "#domain/alert/evidence.ts";
import type { Measurement, TailDetail, TailEvent } from "#domain/judgement.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import type { AppliedJudgement } from "./applied-judgement.ts";

const SHOWN_EVENTS = 10;

/** Gathers what was on the table when an alert fired; stored with it and never edited. */
export async function frozenEvidence(
  tx: Tx,
  input: AppliedJudgement,
  candidate: AlertCandidate,
): Promise<AlertEvidence> {
  const { judgement, policies, lineage } = input;
  const { policy, measurements, verdict } = candidate;
  const { looksPerYear, falseAlarmsPerYear } = policies.budget;
  const [leading] = measurements;
  const until = judgement.index - 1;
  const key = leading ? { lineageId: lineage.id, metric: leading.metric, slice: leading.slice, until } : null;
  const earlier = key ? await measurementHistory(tx, key) : [];
  return {
    generation: judgement.index,
    revision: input.revision,
    phase: judgement.phase,
    mechanism: judgement.mechanism,
    measurements,
    history: leading ? [...earlier, pointOf(judgement.index, leading)] : earlier,
    lostEvents: lostEvents(
      input.tail,
      SHOWN_EVENTS,
      leading !== undefined && metricOf(leading.metric).role === "event",
    ),
    policy: {
      id: policy.id,
      version: policies.version,
      watch: policy.watch,
      breach: policy.breach,
      for: policy.for,
      clearAfter: policy.clearAfter,
      runbook: policy.runbook,
    },
    budget: { looksPerYear, falseAlarmsPerYear: falseAlarmsPerYear[verdict === "breach" ? "breach" : "watch"] },
    samples: judgement.samples,
  };
}

/**
 * The lost events that were most expected to be seen, at most `limit`. `isNamed`: of a loss of declared events or
 * labels, which single rare words that any bundle lacks would only hide.
 */
export function lostEvents(tail: TailDetail | null, limit: number, isNamed: boolean): TailEvent[] {
  const lost = (tail?.events ?? []).filter((event) => event.status === "lost" && (!isNamed || event.kind !== "word"));
  return lost.sort((a, b) => b.expected - a.expected || (a.event < b.event ? -1 : 1)).slice(0, limit);
}

function pointOf(index: number, { estimate, verdict }: Measurement): EvidencePoint {
  if (estimate.kind === "unknown") {
    return { index, verdict, value: null, low: null, high: null, n: estimate.n ?? null, reason: estimate.reason };
  }
  const { value, low, high, n } = estimate;
  return { index, verdict, value, low, high, n, reason: null };
}
