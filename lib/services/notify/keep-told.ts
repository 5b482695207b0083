import { type AttemptRow, attemptsOf } from "#db/delivery-log.ts";
import { messagesAbout, openAlertIds } from "#db/messages.ts";
import { insertAttempt } from "#db/outbox.ts";
import { getSetting, setSetting } from "#db/settings.ts";
import { listTargets, type TargetRow } from "#db/targets.ts";
import { RESEND_MS } from "#domain/notify/channels/alertmanager.ts";
import type { AlertMessage } from "#domain/notify/message.ts";
import type { Context } from "#services/context.ts";
import { post } from "#store/egress-post.ts";
import { lastTold } from "./close-out.ts";
import { httpRequest, outgoingOf } from "./compose.ts";
import type { Installation } from "./installation.ts";
import { outgoingSettings } from "./send.ts";

const LONGEST_SAID = 300;

/**
 * Tells every Alertmanager again what is open there, since it forgets what it does not hear of. What fails is written down
 * with the message that it repeats, once for as long as it fails. Returns when the next repetition is due; null when
 * nothing is open anywhere.
 */
export async function keepTold(ctx: Context, installation: Installation): Promise<Date | null> {
  const targets = (await listTargets(ctx.db)).filter(isKept);
  const open = targets.length === 0 ? [] : await openAlertIds(ctx.db, null);
  if (open.length === 0) return null;
  const due = await Promise.all(targets.map((target) => keepTarget(ctx, target, open, installation)));
  const next = due.filter((each) => each !== null);
  return next.length === 0 ? null : new Date(Math.min(...next.map((each) => each.getTime())));
}

const isKept = ({ kind, isEnabled, removedAt }: TargetRow) =>
  kind === "alertmanager" && isEnabled && removedAt === null;

async function keepTarget(
  ctx: Context,
  target: TargetRow,
  open: readonly string[],
  installation: Installation,
): Promise<Date | null> {
  const { settings } = target;
  const sent = await messagesAbout(ctx.db, open, target.id);
  const arrived = sent.filter((each) => each.state === "delivered");
  const incidents = lastTold(arrived, new Set(open));
  if (settings.kind !== "alertmanager" || incidents.length === 0) return null;
  const now = ctx.now();
  const last = await lastKept(ctx, target.id);
  const due = new Date((last ?? now).getTime() + RESEND_MS);
  // The first time counts from the message itself, which was told just now.
  if (last !== null && due > now) return due;
  await setSetting(ctx.db, keyOf(target.id), now.toISOString());
  const next = new Date(now.getTime() + RESEND_MS);
  if (last === null) return next;
  for (const { message, alerts, thread } of incidents) {
    const deliveryId = arrived.findLast((each) => each.thread === thread)?.deliveryId;
    await repeat(ctx, { target, settings, message: { ...message, alerts }, deliveryId }, installation);
  }
  return next;
}

const keyOf = (targetId: string) => `alertmanager ${targetId}`;

async function lastKept(ctx: Context, targetId: string): Promise<Date | null> {
  const stored = await getSetting(ctx.db, keyOf(targetId));
  return typeof stored === "string" ? new Date(stored) : null;
}

async function repeat(
  ctx: Context,
  place: {
    target: TargetRow;
    settings: Extract<TargetRow["settings"], { kind: "alertmanager" }>;
    message: AlertMessage;
    deliveryId: string | undefined;
  },
  installation: Installation,
): Promise<void> {
  const now = ctx.now();
  const outgoing = outgoingSettings(ctx);
  // What was raised ended its old self when it was told; repeating it has nothing to end.
  const alerts = place.message.alerts.map((alert) => ({ ...alert, news: "reminder" as const }));
  const body = { ...place.message, alerts };
  const message = { id: "", lineageId: null, type: "", subjects: [], body, createdAt: now };
  const out = outgoingOf({ message, target: place.target }, outgoing, installation, now);
  const request = httpRequest(out, place.settings, now);
  if (request === null || place.deliveryId === undefined) return;
  const { status, text } = await post(request, { allow: outgoing.allow });
  const latest = (await attemptsOf(ctx.db, [place.deliveryId])).at(-1);
  if (isGood(status) === isGood(latest?.status ?? null)) return;
  const said = `told again: ${text}`.slice(0, LONGEST_SAID);
  await insertAttempt(ctx.db, { deliveryId: place.deliveryId, at: now, status, said, milliseconds: 0 });
}

const isGood = (status: AttemptRow["status"]) => status !== null && status >= 200 && status < 300;
