import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alertEvents, listAlerts } from "#db/alerts.ts";
import { findLineage } from "#db/lineages.ts";
import { lineage as lineages } from "#db/schema/lineage.ts";
import { delivery, message as messages, target } from "#db/schema/notify.ts";
import { listTickets, ticketEvents } from "#db/tickets.ts";
import { ALERT_ACTS } from "#domain/alert.ts";
import { VERDICTS } from "#domain/judgement.ts";
import { isTicketClosed, TICKET_ACTS } from "#domain/ticket.ts";
import type { Context } from "#services/context.ts";
import { drainOutbox } from "#services/notify/drain.ts";
import { newSecret } from "#services/notify/signature.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { type Cut, CutOff, cutOffAt } from "#services/testing/cut-off.ts";
import { concrete, type WalkStep, walk, walkable } from "#services/testing/walk.ts";
import { type Receiver, receiver } from "../../../e2e/receivers/receiver.ts";

/** Walks in a run of the tests; `npm run bench:walks` does five hundred. */
const WALKS = Number(process.env.TAILWATCH_WALKS ?? 12);
const HOUR_MS = 3_600_000;
const START = Date.parse("2026-11-22T08:00:00Z");

const GENERATION = {
  verdict: fc.constantFrom(...VERDICTS, "breach" as const, "ok" as const),
  outcome: fc.constantFrom("recovered" as const, "not-recovered" as const, "unknown" as const),
};
const STEP = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("onward" as const), ...GENERATION }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("judge" as const), ...GENERATION }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("alert" as const), act: fc.constantFrom(...ALERT_ACTS) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("ticket" as const), act: fc.constantFrom(...TICKET_ACTS) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("upload" as const), samples: fc.constantFrom(1, 4) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("tick" as const) }) },
);
/** Each step with where its first try is cut off; a step that has fewer transactions runs through. */
const WALK = fc.array(
  fc.record({
    step: STEP,
    cut: fc.option(
      fc.record({
        transaction: fc.integer({ min: 0, max: 3 }),
        when: fc.constantFrom("before" as const, "after" as const),
      }),
      { freq: 5 },
    ),
    receiver: fc.constantFrom(200, 200, 429, 500),
  }),
  { minLength: 6, maxLength: 16 },
);

describe("random walks over alerts and tickets, killed and started again at every transition", () => {
  let own: TestContext;
  let remote: Receiver;
  let clock = START;
  let ctx: Context;
  let walks = 0;
  const walked = new Set<string>();

  beforeAll(async () => {
    own = await testContext();
    remote = await receiver();
    const outgoing = {
      publicUrl: null,
      localUrl: "http://127.0.0.1:3000",
      allow: [remote.place],
      smtp: null,
      mailFrom: null,
    };
    ctx = { ...own, now: () => new Date(clock), outgoing };
    const settings = {
      kind: "webhook" as const,
      url: remote.url,
      secret: newSecret(),
      previousSecret: null,
      samples: false,
    };
    await own.db.insert(target).values({ id: "hook", kind: "webhook", name: "hook", settings });
  });
  afterAll(async () => {
    await remote.close();
    await own.close();
  });

  /** Does a step; one that was cut off comes back, but for an act whose answer got lost: whoever did it sees it done. */
  async function done(slug: string, asked: WalkStep, place: number, cut: Cut | null) {
    const step = await concrete(ctx, slug, asked);
    try {
      await walk(cutOffAt(ctx, cut), slug, step, place);
    } catch (error) {
      if (!(error instanceof CutOff)) throw error;
      if (step.kind !== "alert" || cut?.when === "before") await walk(ctx, slug, step, place);
    }
  }

  /** Lets the clock run until nothing waits to be sent. */
  async function drained(): Promise<void> {
    for (;;) {
      const { next } = await drainOutbox(ctx);
      if (next === null) return;
      clock = Math.max(clock, next.getTime());
    }
  }

  it(
    "end where walks that nothing disturbed end: no ticket twice, none missing, no message lost or doubled",
    async () => {
      await fc.assert(
        fc.asyncProperty(WALK, async (steps) => {
          const number = walks++;
          const ends = [];
          for (const isDisturbed of [false, true]) {
            const slug = `walk-${number}-${isDisturbed ? "disturbed" : "calm"}`;
            clock = START;
            remote.received.length = 0;
            await walkable(ctx, slug);
            for (const [place, { step, cut, receiver: status }] of steps.entries()) {
              clock = START + place * 30 * HOUR_MS;
              remote.answer = () => ({ status: isDisturbed ? status : 200 });
              await done(slug, step, place + 1, isDisturbed ? cut : null);
              if (isDisturbed) await drainOutbox(ctx);
            }
            remote.answer = () => ({ status: 200 });
            await drained();
            ends.push(await endOf(slug));
            // Time reminds of whatever is left open, in every lineage there is.
            await ctx.db.delete(lineages);
            await ctx.db.delete(messages);
          }
          expect(ends.map(({ wrong }) => wrong)).toEqual([[], []]);
          expect(ends[1]).toEqual(ends[0]);
        }),
        { numRuns: WALKS, seed: 20261122 },
      );
      // The walks are worth something only where they went.
      expect(Array.from(walked)).toEqual(
        expect.arrayContaining(["null proposed", "null firing", "collecting injected"]),
      );
      if (WALKS >= 100)
        expect(Array.from(walked)).toEqual(expect.arrayContaining(["verifying verified", "verifying reopened"]));
    },
    60_000 + WALKS * 10_000,
  );

  /** Alerts with their histories, tickets with theirs, what the receiver heard of both, and what must never be. */
  async function endOf(slug: string) {
    const lineageId = (await findLineage(ctx.db, slug))?.id ?? "";
    const alerts = (await listAlerts(ctx.db, { lineageId, limit: 100 })).map(({ alert }) => alert).toReversed();
    const found = await listTickets(ctx.db, { lineageIds: [lineageId], limit: 100 });
    const tickets = found.map(({ ticket }) => ticket).toReversed();
    const open = alerts.filter(({ state }) => state !== "resolved").map(({ policyId }) => policyId);
    const working = tickets.filter(({ state }) => !isTicketClosed(state));
    const histories: History[] = [];
    for (const { id, state } of alerts) histories.push(historyOf(await alertEvents(ctx.db, id), state));
    for (const { id, state } of tickets) histories.push(historyOf(await ticketEvents(ctx.db, [id]), state));
    const heard = await heardOf(lineageId);
    for (const { moves } of histories) for (const move of moves) walked.add(move.replace(/^\S+ /, ""));
    return {
      alerts: alerts.map(({ policyId, severity, state, groupNo, okRun, openedIndex }) =>
        [policyId, severity, state, groupNo, okRun, openedIndex].join(" "),
      ),
      tickets: tickets.map(({ state, round, openedIndex, verifyIndex }) =>
        [state, round, openedIndex, verifyIndex].join(" "),
      ),
      histories: histories.map(({ moves }) => moves),
      heard: heard.told,
      wrong: [
        ...(new Set(open).size < open.length ? ["two open alerts of one policy"] : []),
        ...(working.length > 1 ? ["two open tickets"] : []),
        ...histories.flatMap(({ isLinked }) => (isLinked ? [] : ["a history with a gap"])),
        ...heard.wrong,
      ],
    };
  }

  interface History {
    moves: string[];
    isLinked: boolean;
  }

  /** The moves of a history; linked when each begins where the one before it ended, and the last ends where it stands. */
  function historyOf(events: { from: string | null; to: string; index: number | null }[], state: string): History {
    const isLinked = events.every(({ from }, i) => from === (events[i - 1]?.to ?? null));
    const moves = events.map(({ from, to, index }) => `${index ?? "-"} ${from} ${to}`);
    return { moves, isLinked: isLinked && events.at(-1)?.to === state };
  }

  /** What was told of a lineage, in order; wrong where something that was written did not arrive, or under two ids. */
  async function heardOf(lineageId: string) {
    const written = await ctx.db
      .select({ id: messages.id, type: messages.type, body: messages.body, state: delivery.state })
      .from(messages)
      .innerJoin(delivery, eq(delivery.messageId, messages.id))
      .where(eq(messages.lineageId, lineageId))
      .orderBy(asc(delivery.position));
    const arrived = Array.from(new Set(remote.received.map(({ headers }) => String(headers["webhook-id"]))));
    const isOrdered = arrived.filter((id) => written.some((each) => each.id === id)).length === written.length;
    const news = (body: (typeof written)[number]["body"]) =>
      body.kind === "alerts" ? body.alerts.map((each) => `${each.news} ${each.policy.id}`).join(", ") : "";
    return {
      told: written.map(({ type, body }) => `${type} ${news(body)}`),
      wrong: [
        ...written.flatMap(({ state, type }) => (state === "delivered" ? [] : [`${type} is ${state}`])),
        ...(isOrdered && arrived.length === written.length ? [] : ["what arrived is not what was written"]),
      ],
    };
  }
});
