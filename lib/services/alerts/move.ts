import { z } from "zod";
import { findAlert, insertAlertEvent, moveAlertRow } from "#db/alerts.ts";
import { insertAudit } from "#db/audit.ts";
import { acted } from "#domain/alert/transition.ts";
import { ALERT_ACTS, type AlertState } from "#domain/alert.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";

const ACT = z.enum(ALERT_ACTS);
/** What moving an alert takes. */
export const ALERT_MOVE = z.strictObject({
  /** The state the person saw; the move fails if it is another by now. */
  expected: z.string().optional(),
  owner: z.string().trim().max(80).optional(),
  note: z.string().trim().max(2000).default(""),
});

/**
 * Acknowledges an alert, or resolves it by hand with a reason.
 * Guarantee: of two people who act at once, one gets `state.conflict`; history and audit are written with the move.
 * Throws `not-found`, `state.conflict`, `request.invalid` for a resolve without a reason.
 */
export async function moveAlert(
  ctx: Context,
  id: string,
  actName: string,
  input: unknown,
): Promise<{ id: string; state: AlertState }> {
  const act = ACT.safeParse(actName).data;
  if (act === undefined) throw new ServiceError("not-found", "An alert knows no such act.");
  const { expected, owner, note } = ALERT_MOVE.parse(input);
  if (act === "resolve" && note === "") {
    throw new ServiceError("request.invalid", "note: say why it is resolved by hand");
  }
  return ctx.db.transaction(async (tx) => {
    const found = await findAlert(tx, id);
    if (!found) throw new ServiceError("not-found", "There is no such alert.");
    const from = found.alert.state;
    const state = acted(from, act);
    if (state === null || (expected !== undefined && expected !== from)) throw conflict(from);
    const isMoved = await moveAlertRow(tx, id, from, { state, ...(owner ? { owner } : {}) });
    if (!isMoved) throw conflict(from);
    const actor = actorName(ctx.actor);
    const said = owner ? `owner ${owner}${note === "" ? "" : `: ${note}`}` : note;
    await insertAlertEvent(tx, { alertId: id, from, to: state, actor, note: said });
    await insertAudit(tx, { actor, verb: `alert.${act}`, target: id, details: { from, to: state, note: said } });
    return { id, state };
  });
}

function conflict(state: AlertState): ServiceError {
  return new ServiceError("state.conflict", `The alert is ${state} now.`, { details: { state } });
}
