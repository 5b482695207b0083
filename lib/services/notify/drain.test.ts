import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimDelivery } from "#db/outbox.ts";
import { attempt, delivery, message as messages, target } from "#db/schema/notify.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import type { TargetSettings } from "#domain/notify/target.ts";
import type { Context } from "#services/context.ts";
import { createLineage } from "#services/lineages/create.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { type Receiver, receiver } from "../../../e2e/receivers/receiver.ts";
import { announce } from "./announce.ts";
import { drainOutbox } from "./drain.ts";
import { installationOf } from "./installation.ts";
import { send } from "./send.ts";
import { newSecret } from "./signature.ts";
import { alertMessage, ticketMessage, toldAlert } from "./testing/told.ts";

const START = Date.parse("2026-11-22T08:30:00Z");
const DAY_MS = 86_400_000;

describe.each(ENGINES())("the outbox on %s", (engine) => {
  let own: TestContext;
  let ctx: Context;
  let clock: number;
  let lineageId: string;
  let remote: Receiver;

  beforeAll(async () => {
    own = await testContext(engine);
    lineageId = (await createLineage(own, { lineage: "support-bot" })).id;
  });
  beforeEach(async () => {
    remote = await receiver();
    clock = START;
    const outgoing = {
      publicUrl: null,
      localUrl: "http://127.0.0.1:3000",
      allow: [remote.place],
      smtp: null,
      mailFrom: null,
    };
    ctx = { ...own, now: () => new Date(clock), outgoing };
  });
  afterEach(async () => {
    await remote.close();
    await own.db.delete(messages);
    await own.db.delete(target);
  });
  afterAll(() => own.close());

  const add = (id: string, settings: TargetSettings) =>
    ctx.db.insert(target).values({ id, kind: settings.kind, name: id, settings });
  const hook = (): TargetSettings => ({
    kind: "webhook",
    url: remote.url,
    secret: newSecret(),
    previousSecret: null,
    samples: false,
  });
  const slack = (): TargetSettings => ({ kind: "slack", url: `${remote.url}/slack`, samples: false });
  const tell = (news: Parameters<typeof toldAlert>[1], id = "al_1") => {
    const state = news === "resolved" || news === "acknowledged" || news === "recovering" ? news : "firing";
    return ctx.db.transaction((tx) => announce(tx, ctx, alertMessage(lineageId, [toldAlert(id, news, state)])));
  };
  const deliveries = () => ctx.db.select().from(delivery).orderBy(delivery.position);
  const attempts = () => ctx.db.select().from(attempt).orderBy(attempt.id);
  const types = () => remote.received.map(({ body }) => JSON.parse(body).type);
  const ids = () => remote.received.map(({ headers }) => headers["webhook-id"]);

  /** Lets the virtual clock run to each next look, until nothing waits or the time is over. */
  async function runUntil(end: number): Promise<void> {
    for (;;) {
      const { next } = await drainOutbox(ctx);
      if (next === null || next.getTime() > end) {
        clock = Math.max(clock, end);
        return;
      }
      clock = next.getTime();
    }
  }

  it("sends once what was announced, and writes down what was answered", async () => {
    await add("hook", hook());
    await tell("firing");
    expect(await drainOutbox(ctx)).toEqual({ delivered: 1, failed: 0, next: null });
    expect(await drainOutbox(ctx)).toEqual({ delivered: 0, failed: 0, next: null });
    expect(types()).toEqual(["alert.firing"]);
    expect(await deliveries()).toMatchObject([{ state: "delivered", attempts: 1 }]);
    expect(await attempts()).toMatchObject([{ status: 200, said: "ok" }]);
  });

  it("loses nothing and keeps the order over a day in which the receiver is down", async () => {
    await add("hook", hook());
    remote.answer = () => ({ status: 503, body: "down" });
    for (const news of ["firing", "acknowledged", "recovering", "resolved"] as const) {
      await tell(news);
      clock += 60_000;
    }
    await runUntil(START + DAY_MS);
    expect(new Set(ids()).size).toBe(1);
    remote.received.length = 0;
    remote.answer = () => ({ status: 200 });
    await runUntil(START + 4 * DAY_MS);
    expect(types()).toEqual(["alert.firing", "alert.acknowledged", "alert.recovering", "alert.resolved"]);
    expect((await deliveries()).every((each) => each.state === "delivered")).toBe(true);
    const failed = (await attempts()).filter((each) => each.status === 503);
    expect(failed.length).toBeGreaterThan(5);
    expect(failed.every((each) => each.said === "down")).toBe(true);
  });

  it("keeps the published schedule and gives up after the tenth try, visibly", async () => {
    await add("hook", hook());
    remote.answer = () => ({ status: 500 });
    await tell("firing");
    await runUntil(START + 10 * DAY_MS);
    const at = (await attempts()).map((each) => each.at.getTime());
    const pauses = at.slice(1).map((time, i) => (time - (at[i] ?? 0)) / 1000);
    const published = [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400];
    expect(pauses).toHaveLength(published.length);
    for (const [i, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(published[i] ?? 0);
      expect(pause).toBeLessThanOrEqual((published[i] ?? 0) * 1.1 + 0.001);
    }
    expect(await deliveries()).toMatchObject([{ state: "dead", attempts: 10 }]);
    expect(new Set(ids()).size).toBe(1);
  });

  it("waits as long as a receiver asks", async () => {
    await add("hook", hook());
    remote.answer = () => ({ status: 429, headers: { "retry-after": "120" } });
    await tell("firing");
    const { next } = await drainOutbox(ctx);
    expect(next?.getTime()).toBe(START + 120_000);
  });

  it("does not follow a redirect to this machine: it counts as a failure", async () => {
    await add("hook", hook());
    remote.answer = ({ path }) =>
      path === "/inside" ? { status: 200 } : { status: 302, headers: { location: `${remote.url}/inside` } };
    await tell("firing");
    expect(await drainOutbox(ctx)).toMatchObject({ delivered: 0, failed: 1 });
    expect(remote.received.map((each) => each.path)).toEqual(["/"]);
    expect(await attempts()).toMatchObject([{ status: 302 }]);
  });

  it("does not wait for a receiver that never answers: it counts as a failure, and others get theirs meanwhile", async () => {
    if (ctx.outgoing) ctx = { ...ctx, outgoing: { ...ctx.outgoing, timeout: 200 } };
    await add("slack", slack());
    await add("hook", hook());
    remote.answer = ({ path }) => (path === "/slack" ? "never" : { status: 200 });
    await tell("firing");
    expect(await drainOutbox(ctx)).toMatchObject({ delivered: 1, failed: 1 });
    expect((await attempts()).find((each) => each.status === null)?.said).toBe("no answer in time");
  });

  it("switches a target off that says 410, and keeps what it did not get", async () => {
    await add("hook", hook());
    remote.answer = () => ({ status: 410 });
    await tell("firing");
    await tell("resolved");
    await drainOutbox(ctx);
    expect(remote.received).toHaveLength(1);
    const [row] = await ctx.db.select().from(target);
    expect(row).toMatchObject({ isEnabled: false, disabledBecause: expect.stringContaining("410") });
    await tell("firing", "al_2");
    expect((await deliveries()).map((each) => each.state)).toEqual(["dead", "dead"]);
    await tell("resolved");
    expect((await deliveries()).map((each) => each.state)).toEqual(["dead", "dead", "dead"]);
    expect(await drainOutbox(ctx)).toEqual({ delivered: 0, failed: 0, next: null });
  });

  it("gives up at once on a payload that Slack refuses, and a webhook's 400 only after its schedule", async () => {
    await add("slack", slack());
    await add("hook", hook());
    remote.answer = () => ({ status: 400, body: "invalid_payload" });
    await tell("firing");
    await drainOutbox(ctx);
    const states = new Map((await deliveries()).map((each) => [each.targetId, each.state]));
    expect(Object.fromEntries(states)).toEqual({ slack: "dead", hook: "waiting" });
  });

  it("holds up nobody for a receiver that fails, and no thread for another", async () => {
    await add("slack", slack());
    await add("hook", hook());
    remote.answer = ({ path }) => ({ status: path === "/slack" ? 500 : 200 });
    await tell("firing");
    await ctx.db.transaction((tx) => announce(tx, ctx, ticketMessage(lineageId)));
    await drainOutbox(ctx);
    expect(remote.received.filter((each) => each.path === "/").map(({ body }) => JSON.parse(body).type)).toEqual([
      "alert.firing",
      "ticket.approved",
    ]);
    remote.answer = ({ body }) => ({ status: body.includes("TW-12 support-bot") ? 200 : 500 });
    clock += 1_000;
    await drainOutbox(ctx);
    const slackStates = (await deliveries()).filter((each) => each.targetId === "slack");
    expect(slackStates.map((each) => [each.thread, each.state])).toEqual([
      [`${lineageId}:3`, "waiting"],
      ["TW-12", "delivered"],
    ]);
  });

  it("sends again under the same id what a process sent that died before it wrote that down", async () => {
    await add("hook", hook());
    await tell("firing");
    await tell("resolved");
    const leasedUntil = new Date(clock + 60_000);
    const claimed = await ctx.db.transaction((tx) =>
      claimDelivery(tx, { targetId: "hook", now: ctx.now(), leasedUntil }),
    );
    if (claimed === null) throw new Error("nothing was claimed");
    await send(ctx, claimed, await installationOf(ctx.db));
    // It died here: its lease holds others back, and then ends.
    expect(await drainOutbox(ctx)).toMatchObject({ delivered: 0, next: leasedUntil });
    clock = leasedUntil.getTime();
    expect(await drainOutbox(ctx)).toMatchObject({ delivered: 2 });
    expect(types()).toEqual(["alert.firing", "alert.firing", "alert.resolved"]);
    expect(ids()[0]).toBe(ids()[1]);
  });

  it("gives a delivery to one of two processes that look at once", async () => {
    await add("hook", hook());
    for (const id of ["al_1", "al_2", "al_3"]) await tell("firing", id);
    await Promise.all([drainOutbox(ctx), drainOutbox(ctx), drainOutbox(ctx)]);
    await drainOutbox(ctx);
    expect(new Set(ids()).size).toBe(3);
    expect(ids()).toHaveLength(3);
  });

  it("leaves a look behind for the moment when something is due", async () => {
    await add("hook", hook());
    remote.answer = () => ({ status: 500 });
    const before = (await ctx.jobs.backlog(ctx.db)).waiting;
    await tell("firing");
    await drainOutbox(ctx);
    expect((await ctx.jobs.backlog(ctx.db)).waiting).toBe(before + 2);
    const [row] = await ctx.db.select().from(delivery).where(eq(delivery.state, "waiting"));
    expect(row?.nextAt.getTime()).toBeGreaterThanOrEqual(START + 5_000);
  });
});
