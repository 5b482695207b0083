import { z } from "zod";
import { type AlertRow, findAlert, insertAlertEvent, lastAlertEvent, moveAlertRow } from "#db/alerts.ts";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import type { Snooze } from "#domain/alert/snooze.ts";
import { acted } from "#domain/alert/transition.ts";
import { ALERT_ACTS, type AlertAct, type AlertState } from "#domain/alert.ts";
import type { AlertNews } from "#domain/notify/message.ts";
import { lostRaceWords } from "#domain/present/alert-acts.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { ALERT_MOVE, type AlertMove } from "./move-input.ts";
import { snoozeOf } from "./snooze.ts";
import { tellAlerts } from "./tell.ts";
import { toldAlert } from "./told.ts";

const ACT = z.enum(ALERT_ACTS);
/** Acts that need a reason: they keep people from being told. */
const ASKS_WHY: readonly AlertAct[] = ["resolve", "snooze"];

/**
 * Does a person's act to an alert: acknowledges it, snoozes it for a while or wakes it, or resolves it by hand.
 * Guarantee: of two people who act at once, one gets `state.conflict` with who was first; history, message and audit are
 * written with the move.
 * Throws `not-found`, `state.conflict`, `request.invalid` for an act without its reason or end.
 */
export async function moveAlert(
  ctx: Context,
  id: string,
  actName: string,
  input: unknown,
): Promise<{ id: string; state: AlertState; snooze: Snooze | null }> {
  const act = ACT.safeParse(actName).data;
  if (act === undefined) throw new ServiceError("not-found", "An alert knows no such act.");
  const asked = ALERT_MOVE.parse(input);
  if (ASKS_WHY.includes(act) && asked.note === "") {
    throw new ServiceError(
      "request.invalid",
      `note: say why it is ${act === "snooze" ? "snoozed" : "resolved by hand"}`,
    );
  }
  return ctx.db.transaction(async (tx) => {
    const found = await findAlert(tx, id);
    if (!found) throw new ServiceError("not-found", "There is no such alert.");
    const { alert: row } = found;
    const { expected, owner } = asked;
    const snooze = act === "snooze" ? await snoozeOf(tx, ctx, row, asked) : null;
    const step = acted(row, act, snooze);
    if (step === null || (expected !== undefined && expected !== row.state)) throw await lostRace(tx, row);
    const { state } = step.alert;
    const news = step.effects.find((each) => each.kind === "tell")?.news ?? null;
    const change = { state, snooze: step.alert.snooze, ...(owner && act === "acknowledge" ? { owner } : {}) };
    const isMoved = await moveAlertRow(tx, id, row.state, {
      ...change,
      ...(news === null ? {} : { toldAt: ctx.now() }),
    });
    if (!isMoved) throw await lostRace(tx, row);
    await keep(tx, ctx, { row: { ...row, ...change }, from: row.state, act, asked });
    if (news !== null) await tell(tx, ctx, { ...found, alert: { ...row, ...change } }, news, asked.note);
    return { id, state, snooze: step.alert.snooze };
  });
}

interface Kept {
  row: AlertRow;
  from: AlertState;
  act: AlertAct;
  asked: AlertMove;
}

/** History and audit. A person who gave a name stands in the history by it; the audit names who was let in. */
async function keep(tx: Tx, ctx: Context, { row, from, act, asked }: Kept): Promise<void> {
  const by = actorName(ctx.actor);
  const { owner, note } = asked;
  const { state, snooze } = row;
  const until = snooze ? [snooze.until, snooze.untilIndex === null ? null : `g${snooze.untilIndex}`] : [];
  const limit = until.filter((each) => each !== null).join(" or ");
  const said = {
    acknowledge: [owner ? `owner ${owner}` : "", note],
    snooze: [`snoozed until ${limit}`, note],
    unsnooze: ["woken", note],
    resolve: ["", note],
  }[act];
  const text = said.filter((part) => part !== "").join(": ");
  await insertAlertEvent(tx, { alertId: row.id, from, to: state, actor: owner || by, note: text });
  await insertAudit(tx, { actor: by, verb: `alert.${act}`, target: row.id, details: { from, to: state, note: text } });
}

async function tell(
  tx: Tx,
  ctx: Context,
  { alert, lineage }: { alert: AlertRow; lineage: { id: string; slug: string; name: string; owner: string | null } },
  news: AlertNews,
  note: string,
): Promise<void> {
  const { generation, revision = 1, phase, mechanism, lostEvents } = alert.evidence;
  await tellAlerts(tx, ctx, [toldAlert(alert, news, { note })], {
    lineage,
    generation,
    revision,
    phase,
    mechanism,
    lostEvents: lostEvents.map(({ event }) => event),
  });
}

/** Somebody else, or a verdict, was first: says who and how long ago. */
async function lostRace(tx: Tx, row: AlertRow): Promise<ServiceError> {
  const last = await lastAlertEvent(tx, row.id);
  const now = (await findAlert(tx, row.id))?.alert.state ?? row.state;
  return new ServiceError("state.conflict", lostRaceWords(now, last), { details: { state: now } });
}
