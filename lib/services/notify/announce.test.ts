import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { delivery, message as messages, target } from "#db/schema/notify.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import type { TicketMessage } from "#domain/notify/message.ts";
import { createLineage } from "#services/lineages/create.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { announce } from "./announce.ts";

const ticketOf = (lineageId: string): TicketMessage => ({
  kind: "ticket",
  lineage: { id: lineageId, slug: "a", name: "a", owner: null },
  ticket: {
    key: "TW-1",
    state: "approved",
    headline: "h",
    strata: [],
    humanSamples: 9,
    accepted: 0,
    owner: null,
    due: null,
    round: 1,
    openedIndex: 1,
  },
  news: "approved",
  note: "",
  actor: "local user",
});

describe.each(ENGINES())("announce on %s", (engine) => {
  let ctx: TestContext;
  let message: TicketMessage;
  beforeAll(async () => {
    ctx = await testContext(engine);
    message = ticketOf((await createLineage(ctx, { lineage: "a" })).id);
  });
  afterAll(() => ctx.close());

  it("costs nothing where nobody is to be told", async () => {
    await ctx.db.transaction((tx) => announce(tx, ctx, message));
    expect(await ctx.db.select().from(messages)).toEqual([]);
  });

  it("stores one message and a delivery a target in the transaction, and nothing when it is rolled back", async () => {
    for (const id of ["one", "two"]) {
      const settings = { kind: "slack" as const, url: "https://hooks.example", samples: false };
      await ctx.db.insert(target).values({ id, kind: "slack", name: id, settings });
    }
    const rolledBack = ctx.db.transaction(async (tx) => {
      await announce(tx, ctx, message);
      throw new Error("rolled back");
    });
    await expect(rolledBack).rejects.toThrow("rolled back");
    expect(await ctx.db.select().from(messages)).toEqual([]);
    await ctx.db.transaction((tx) => announce(tx, ctx, message));
    const [stored, ...others] = await ctx.db.select().from(messages);
    expect(others).toEqual([]);
    expect(stored).toMatchObject({
      id: expect.stringMatching(/^msg_[0-9a-f]{24}$/),
      type: "ticket.approved",
      body: message,
    });
    expect(await ctx.db.select().from(delivery)).toMatchObject([
      { targetId: "one", thread: "TW-1", state: "waiting", attempts: 0 },
      { targetId: "two", thread: "TW-1", state: "waiting", attempts: 0 },
    ]);
  });
});
