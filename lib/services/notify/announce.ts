import { randomUUID } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { insertMessage, statesOfGroups, toldOf } from "#db/messages.ts";
import { listRoutes, listTargets, type TargetRow } from "#db/targets.ts";
import { type Addressed, type Audience, addressed } from "#domain/notify/audience.ts";
import type { Message } from "#domain/notify/message.ts";
import { typeOf } from "#domain/notify/message-type.ts";
import type { Context } from "#services/context.ts";

/**
 * Tells the targets that the routes name, and whoever was told before, in the caller's transaction: a rollback tells nobody,
 * a commit loses nothing. One message row for targets that get the same, one delivery each, and the job that sends them.
 * Guarantee: without a target nothing is stored and nothing fails.
 */
export async function announce(tx: Tx, ctx: Pick<Context, "jobs" | "now">, message: Message): Promise<void> {
  const targets = await listTargets(tx);
  if (targets.length === 0) return;
  const audience = await audienceOf(tx, message, targets);
  for (const part of addressed(message, audience)) await write(tx, ctx, part, targets);
}

async function audienceOf(tx: Tx, message: Message, targets: readonly TargetRow[]): Promise<Audience> {
  const routes = await listRoutes(tx);
  // Removing a target resolves there what it was told of, so that nothing is owed to it afterwards.
  const routable = targets.filter((each) => each.removedAt === null);
  if (message.kind !== "alerts") return { targets: routable, routes, told: new Map(), states: new Map() };
  const groups = Array.from(new Set(message.alerts.map((alert) => alert.group)));
  const states = await statesOfGroups(tx, message.lineage.id, groups);
  const ids = Array.from(new Set([...states.keys(), ...message.alerts.map((alert) => alert.id)]));
  return { targets: routable, routes, told: await toldOf(tx, ids), states };
}

/**
 * Writes one message for the targets that get it, and enqueues the job that sends it. A target that said it is gone gets it
 * as given up at once: visible, and to be sent when somebody mends it.
 */
export async function write(
  tx: Tx,
  ctx: Pick<Context, "jobs" | "now">,
  { message, thread, subjects, targets }: Addressed,
  known: readonly Pick<TargetRow, "id" | "disabledBecause">[],
): Promise<string> {
  const now = ctx.now();
  const id = `msg_${randomUUID().replaceAll("-", "").slice(0, 24)}`;
  const lineageId = "lineage" in message ? message.lineage.id : null;
  const isGone = new Set(known.filter((each) => each.disabledBecause !== null).map((each) => each.id));
  const deliveries = targets.map((targetId) => ({
    id: `dl_${randomUUID().replaceAll("-", "").slice(0, 24)}`,
    targetId,
    thread,
    nextAt: now,
    createdAt: now,
    ...(isGone.has(targetId) ? { state: "dead" as const, settledAt: now } : {}),
  }));
  await insertMessage(
    tx,
    { id, lineageId, type: typeOf(message), subjects, body: message, createdAt: now },
    deliveries,
  );
  await ctx.jobs.enqueue(tx, "notify", { cause: id });
  return id;
}
