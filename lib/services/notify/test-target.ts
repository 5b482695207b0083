import { randomUUID } from "node:crypto";
import { insertAudit } from "#db/audit.ts";
import { claimDelivery } from "#db/outbox.ts";
import { testSays } from "#domain/present/notifications.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { write } from "./announce.ts";
import { LEASE_MS, record } from "./drain.ts";
import { installationOf } from "./installation.ts";
import { knownTarget } from "./known-target.ts";
import { send } from "./send.ts";

/** What a try-out gave: the receiver's answer, and the same for people. */
export interface TestedTarget {
  isDelivered: boolean;
  status: number | null;
  said: string;
  milliseconds: number;
  says: string;
}

/** Sends one message marked as a test, at once and once, past the routes; it stands in the log like any other. Throws `not-found`. */
export async function testTarget(ctx: Context, id: string): Promise<TestedTarget> {
  const by = actorName(ctx.actor);
  const leasedUntil = new Date(ctx.now().getTime() + LEASE_MS);
  const claimed = await ctx.db.transaction(async (tx) => {
    const target = await knownTarget(tx, id);
    const place = { thread: `test ${randomUUID()}`, subjects: [], targets: [id] };
    const known = [{ id, disabledBecause: null }];
    const messageId = await write(tx, ctx, { message: { kind: "test", by }, ...place }, known);
    await insertAudit(tx, { actor: by, verb: "target.test", target: id, details: { name: target.name } });
    return claimDelivery(tx, { targetId: id, now: ctx.now(), leasedUntil, messageId });
  });
  if (claimed === null) throw new ServiceError("state.conflict", "Another process is sending it.");
  const tried = await send(ctx, claimed, await installationOf(ctx.db));
  const isDelivered = await ctx.db.transaction((tx) => record(tx, ctx, { ...claimed, leasedUntil }, tried));
  const { status, said, milliseconds } = tried;
  return { isDelivered, status, said, milliseconds, says: testSays({ isDelivered, status, said, milliseconds }) };
}
