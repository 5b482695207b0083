import { type AlertRow, alertEvents, insertAlertEvent } from "#db/alerts.ts";
import type { Tx } from "#db/client.ts";
import type { AlertCandidate } from "#domain/alert/candidates.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { findingOf } from "#domain/present/headline.ts";
import type { AppliedJudgement } from "./applied-judgement.ts";

/** A generation that the alert has seen, judged again: the evidence stays, and the history says what it reads now. */
export async function noteRevision(
  tx: Tx,
  input: AppliedJudgement,
  candidate: AlertCandidate,
  row: AlertRow,
): Promise<void> {
  const { judgement, revision, actor } = input;
  if (revision === 1 || judgement.index > row.lastIndex || judgement.index < row.openedIndex) return;
  const note = `judged again, revision ${revision}: ${headlineOf(input, candidate)}`;
  const told = await alertEvents(tx, row.id);
  if (told.some((each) => each.index === judgement.index && each.note === note)) return;
  await insertAlertEvent(tx, { alertId: row.id, index: judgement.index, from: row.state, to: row.state, actor, note });
}

/** The finding of the measurement that leads a candidate, else what the generation says. */
export function headlineOf({ judgement, policies }: AppliedJudgement, { measurements }: AlertCandidate): string {
  const [leading] = measurements;
  const finding = leading ? findingOf({ ...leading, role: metricOf(leading.metric).role }, policies) : "";
  return finding || judgement.headline;
}
