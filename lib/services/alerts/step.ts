import { randomUUID } from "node:crypto";
import {
  type AlertRow,
  alertEvents,
  insertAlert,
  insertAlertEvent,
  lastResolvedIndex,
  openAlerts,
  updateAlert,
} from "#db/alerts.ts";
import type { Tx } from "#db/client.ts";
import type { AlertCandidate } from "#domain/alert/candidates.ts";
import { candidatesOf } from "#domain/alert/fold.ts";
import { type AlertEffect, type AlertStep, moved, openedAlert } from "#domain/alert/transition.ts";
import type { AlertState, Severity } from "#domain/alert.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { findingOf } from "#domain/present/headline.ts";
import type { AppliedJudgement } from "./applied-judgement.ts";
import { frozenEvidence } from "./evidence.ts";

/** An alert that this judgement opened or moved. */
export interface MovedAlert {
  id: string;
  policy: string;
  severity: Severity;
  state: AlertState;
  headline: string;
  effects: AlertEffect[];
}

/** Moves the open alerts of a lineage by one judged generation and opens those it calls for; in the order of the policies. */
export async function stepAlerts(tx: Tx, input: AppliedJudgement): Promise<MovedAlert[]> {
  const open = new Map((await openAlerts(tx, input.lineage.id)).map((row) => [row.policyId, row]));
  const steps: MovedAlert[] = [];
  for (const candidate of candidatesOf(input.judgement, input.policies, input.previous)) {
    const row = open.get(candidate.policy.id);
    const step = row ? await moveOpen(tx, input, candidate, row) : await openNew(tx, input, candidate);
    if (step) steps.push(step);
  }
  return steps;
}

async function moveOpen(tx: Tx, input: AppliedJudgement, candidate: AlertCandidate, row: AlertRow) {
  const { index } = input.judgement;
  const { alert, effects } = moved(row, candidate.verdict, index, candidate.policy);
  if (alert === row) {
    await noteRevision(tx, input, candidate, row);
    return null;
  }
  const { state, severity, lastIndex, beyondRun, okRun } = alert;
  const hasFired = state === "firing" && (severity !== row.severity || row.state === "pending");
  const frozen = hasFired ? await firedWith(tx, input, candidate) : { headline: row.headline, evidence: row.evidence };
  await updateAlert(tx, row.id, { state, severity, lastIndex, beyondRun, okRun, ...frozen });
  const note = severity === row.severity ? "" : `raised from ${row.severity} to ${severity}`;
  await insertAlertEvent(tx, { alertId: row.id, index, from: row.state, to: state, actor: input.actor, note });
  return { id: row.id, policy: row.policyId, severity, state, headline: frozen.headline, effects };
}

/** A generation that the alert has seen, judged again: the evidence stays, and the history says what it reads now. */
async function noteRevision(tx: Tx, input: AppliedJudgement, candidate: AlertCandidate, row: AlertRow): Promise<void> {
  const { judgement, revision, actor } = input;
  if (revision === 1 || judgement.index > row.lastIndex || judgement.index < row.openedIndex) return;
  const note = `judged again, revision ${revision}: ${headlineOf(input, candidate)}`;
  const told = await alertEvents(tx, row.id);
  if (told.some((each) => each.index === judgement.index && each.note === note)) return;
  await insertAlertEvent(tx, { alertId: row.id, index: judgement.index, from: row.state, to: row.state, actor, note });
}

async function openNew(tx: Tx, input: AppliedJudgement, candidate: AlertCandidate): Promise<MovedAlert | null> {
  const { policy, verdict } = candidate;
  const { index } = input.judgement;
  if (verdict !== "watch" && verdict !== "breach") return null;
  // A repeated job must not reopen what a person resolved on this very generation.
  const seen = await lastResolvedIndex(tx, input.lineage.id, policy.id);
  if (seen !== null && seen >= index) return null;
  const { alert, effects }: AlertStep = openedAlert(verdict, index, policy);
  const id = `al_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
  const frozen = await firedWith(tx, input, candidate);
  const place = { lineageId: input.lineage.id, policyId: policy.id, slice: policy.slice, metric: policy.metric };
  await insertAlert(tx, { id, ...place, ...alert, ...frozen, owner: policy.owner });
  await insertAlertEvent(tx, { alertId: id, index, from: null, to: alert.state, actor: input.actor });
  return { id, policy: policy.id, severity: verdict, state: alert.state, headline: frozen.headline, effects };
}

async function firedWith(tx: Tx, input: AppliedJudgement, candidate: AlertCandidate) {
  return { headline: headlineOf(input, candidate), evidence: await frozenEvidence(tx, input, candidate) };
}

function headlineOf({ judgement, policies }: AppliedJudgement, { measurements }: AlertCandidate): string {
  const [leading] = measurements;
  const finding = leading ? findingOf({ ...leading, role: metricOf(leading.metric).role }, policies) : "";
  return finding || judgement.headline;
}
