import { randomUUID } from "node:crypto";
import {
  type AlertRow,
  insertAlert,
  insertAlertEvent,
  lastResolved,
  nextAlertGroup,
  openAlerts,
  updateAlert,
} from "#db/alerts.ts";
import type { Tx } from "#db/client.ts";
import type { AlertCandidate } from "#domain/alert/candidates.ts";
import { candidatesOf, seenOf } from "#domain/alert/fold.ts";
import { type AlertEffect, moved, openedAlert, opening } from "#domain/alert/transition.ts";
import type { AlertState, Severity } from "#domain/alert.ts";
import type { AlertNews, ToldAlert } from "#domain/notify/message.ts";
import type { AppliedJudgement } from "./applied-judgement.ts";
import { frozenEvidence } from "./evidence.ts";
import { headlineOf, noteRevision } from "./revision.ts";
import { toldAlert } from "./told.ts";

/** An alert that this judgement opened or moved. */
export interface MovedAlert {
  id: string;
  policy: string;
  severity: Severity;
  state: AlertState;
  headline: string;
  effects: AlertEffect[];
  /** What people are to hear of it; null: nothing. */
  told: ToldAlert | null;
}

/** Moves the open alerts of a lineage by one judged generation and opens those it calls for; in the order of the policies. */
export async function stepAlerts(tx: Tx, input: AppliedJudgement, now: Date): Promise<MovedAlert[]> {
  const rows = await openAlerts(tx, input.lineage.id);
  const open = new Map(rows.map((row) => [row.policyId, row]));
  // The open alerts of a lineage are one group: its number is theirs, or the next when none is open.
  let group = rows[0]?.groupNo ?? null;
  const groupNo = async () => {
    group ??= await nextAlertGroup(tx, input.lineage.id);
    return group;
  };
  const steps: MovedAlert[] = [];
  for (const candidate of candidatesOf(input.judgement, input.policies, input.previous)) {
    const row = open.get(candidate.policy.id);
    const step = row
      ? await moveOpen(tx, input, candidate, { row, now })
      : await openNew(tx, input, candidate, { groupNo, now });
    if (step) steps.push(step);
  }
  return steps;
}

async function moveOpen(
  tx: Tx,
  input: AppliedJudgement,
  candidate: AlertCandidate,
  { row, now }: { row: AlertRow; now: Date },
): Promise<MovedAlert | null> {
  const { index } = input.judgement;
  const { alert, effects } = moved(row, seenOf(candidate, input.judgement), candidate.policy);
  if (alert === row) {
    await noteRevision(tx, input, candidate, row);
    return null;
  }
  const { state, severity, lastIndex, beyondRun, okRun, snooze } = alert;
  const hasFired = state === "firing" && (severity !== row.severity || row.state === "pending");
  const frozen = hasFired ? await firedWith(tx, input, candidate) : { headline: row.headline, evidence: row.evidence };
  const news = newsIn(effects);
  const change = { state, severity, lastIndex, beyondRun, okRun, snooze, ...frozen };
  await updateAlert(tx, row.id, { ...change, ...(news === null ? {} : { toldAt: now }) });
  const note = noteOf(row, alert);
  await insertAlertEvent(tx, { alertId: row.id, index, from: row.state, to: state, actor: input.actor, note });
  const [measurement] = candidate.measurements;
  const headline = measurement ? headlineOf(input, candidate) : frozen.headline;
  const told = news === null ? null : toldAlert({ ...row, ...change }, news, { headline, measurement, note });
  return { id: row.id, policy: row.policyId, severity, state, headline: frozen.headline, effects, told };
}

function noteOf(before: AlertRow, after: Pick<AlertRow, "severity" | "snooze" | "state">): string {
  const raised = after.severity === before.severity ? [] : [`raised from ${before.severity} to ${after.severity}`];
  const isWoken = before.snooze !== null && after.snooze === null && after.state !== "resolved";
  return [...raised, ...(isWoken ? ["the snooze ended"] : [])].join(", ");
}

async function openNew(
  tx: Tx,
  input: AppliedJudgement,
  candidate: AlertCandidate,
  { groupNo, now }: { groupNo: () => Promise<number>; now: Date },
): Promise<MovedAlert | null> {
  const { policy, verdict } = candidate;
  const { index } = input.judgement;
  const severity = opening(verdict, policy);
  if (severity === null) return null;
  // A repeated job must not reopen what a person resolved on this very generation.
  const previous = await lastResolved(tx, input.lineage.id, policy.id);
  if (previous !== null && previous.lastIndex >= index) return null;
  const { alert, effects } = openedAlert(severity, index, policy);
  const news = newsIn(effects);
  const frozen = await firedWith(tx, input, candidate);
  const row = {
    id: `al_${randomUUID().replaceAll("-", "").slice(0, 16)}`,
    lineageId: input.lineage.id,
    policyId: policy.id,
    slice: policy.slice,
    metric: policy.metric,
    ...alert,
    ...frozen,
    owner: policy.owner,
    groupNo: await groupNo(),
    previousId: previous?.id ?? null,
    openedAt: now,
    toldAt: news === null ? null : now,
  };
  await insertAlert(tx, row);
  await insertAlertEvent(tx, { alertId: row.id, index, from: null, to: alert.state, actor: input.actor });
  const told = news === null ? null : toldAlert(row, news);
  return { id: row.id, policy: policy.id, severity, state: alert.state, headline: frozen.headline, effects, told };
}

const newsIn = (effects: readonly AlertEffect[]): AlertNews | null =>
  effects.find((each) => each.kind === "tell")?.news ?? null;

async function firedWith(tx: Tx, input: AppliedJudgement, candidate: AlertCandidate) {
  return { headline: headlineOf(input, candidate), evidence: await frozenEvidence(tx, input, candidate) };
}
