import type { Tx } from "#db/client.ts";
import { messagesAbout, openAlertIds, type SentMessage } from "#db/messages.ts";
import { listTargets } from "#db/targets.ts";
import { isOpening } from "#domain/notify/audience.ts";
import type { AlertMessage, ToldAlert } from "#domain/notify/message.ts";
import type { Context } from "#services/context.ts";
import { write } from "./announce.ts";

const NOTHING_OPEN = { firing: 0, acknowledged: 0, recovering: 0 };

/** What is closed: all that one target was told of, or all alerts of one lineage wherever they were told. */
export type ClosedOut = { note: string } & ({ targetId: string } | { lineageId: string });

/**
 * Resolves what was told: the alerts behind it go on, but nobody will speak of them there again.
 * Returns how many messages were written.
 */
export async function closeOut(tx: Tx, ctx: Pick<Context, "jobs" | "now">, closed: ClosedOut): Promise<number> {
  const ids = await openAlertIds(tx, "lineageId" in closed ? closed.lineageId : null);
  const sent = await messagesAbout(tx, ids, "targetId" in closed ? closed.targetId : null);
  const targets = await listTargets(tx);
  const incidents = lastTold(sent, new Set(ids));
  for (const { targetId, thread, message, alerts } of incidents) {
    const resolved = alerts.map((alert) => ({
      ...alert,
      news: "resolved" as const,
      state: "resolved" as const,
      note: closed.note,
    }));
    const body: AlertMessage = { ...message, alerts: resolved, lostEvents: [], standing: NOTHING_OPEN };
    const subjects = resolved.map((alert) => alert.id);
    await write(tx, ctx, { message: body, thread, subjects, targets: [targetId] }, targets);
  }
  return incidents.length;
}

/** What a target last heard of the open alerts of one group. */
export interface Incident {
  targetId: string;
  thread: string;
  message: AlertMessage;
  alerts: ToldAlert[];
}

/** The open alerts as each target last heard of them, by target and group. Given messages in the order in which they were written. */
export function lastTold(sent: readonly SentMessage[], open: ReadonlySet<string>): Incident[] {
  const incidents = new Map<string, Incident & { byId: Map<string, ToldAlert> }>();
  for (const { targetId, thread, body } of sent) {
    if (body.kind !== "alerts") continue;
    const key = `${targetId} ${thread}`;
    const byId = incidents.get(key)?.byId ?? new Map<string, ToldAlert>();
    for (const alert of body.alerts) {
      if (open.has(alert.id) && (isOpening(alert.news) || byId.has(alert.id))) byId.set(alert.id, alert);
    }
    incidents.set(key, { targetId, thread, message: body, alerts: [], byId });
  }
  return Array.from(incidents.values(), ({ byId, ...incident }) => ({
    ...incident,
    alerts: Array.from(byId.values()).filter((alert) => alert.news !== "resolved"),
  })).filter((incident) => incident.alerts.length > 0);
}
