import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { alert, ticket } from "#db/schema/alerting.ts";
import { ticketComment } from "#db/schema/intake.ts";
import type { Context } from "#services/context.ts";
import { createLineage } from "#services/lineages/create.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { type Receiver, receiver } from "../../../e2e/receivers/receiver.ts";
import { addTarget } from "./add-target.ts";
import { drainOutbox } from "./drain.ts";
import { signedHeaders } from "./signature.ts";
import { takeTracker } from "./take-tracker.ts";

const NOW = new Date("2026-11-22T08:30:00Z");

let own: TestContext;
let ctx: Context;
let remote: Receiver;
let tracker: { id: string; secret?: string };
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
  ctx = { ...own, now: () => NOW, outgoing };
  const lineageId = (await createLineage(ctx, { lineage: "support-bot" })).id;
  const shared = { lineageId, openedIndex: 4, headline: "h" };
  await ctx.db.insert(alert).values({
    ...{ ...shared, id: "al_1", policyId: "p", slice: "all", metric: "tail.retention", severity: "breach" },
    ...{ state: "firing", lastIndex: 4, evidence: {} as never },
  });
  await ctx.db.insert(ticket).values({
    ...{ ...shared, id: "tk_1", key: "TW-1", alertId: "al_1", state: "collecting", quantities: [], lostEvents: [] },
  });
  tracker = await addTarget(ctx, { kind: "tracker", tracker: "github", name: "issues", url: remote.url });
});
beforeEach(() => {
  remote.received.length = 0;
});
afterAll(async () => {
  await remote.close();
  await own.close();
});

function take(news: unknown, { id = "m1", secret = tracker.secret ?? "", at = NOW } = {}) {
  const body = JSON.stringify(news);
  const headers = signedHeaders([secret], id, at, body);
  const [timestamp, signature] = [headers["webhook-timestamp"], headers["webhook-signature"]];
  return takeTracker(ctx, tracker.id, { id, timestamp, signature, body });
}
const stored = async () => (await ctx.db.select().from(ticket))[0];
const comments = async () => (await ctx.db.select().from(ticketComment)).map(({ author, source }) => [author, source]);

it("takes owner, due date, comment and place, and a repeated message once", async () => {
  const news = {
    ...{ ticket: "TW-1", assignee: "Ben", due: "2026-12-01", comment: { author: "Ben", body: "on it" } },
    ...{ key: "acme/model#7", url: "https://github.com/acme/model/issues/7", state: "open" },
  };
  await take(news);
  await take(news);
  expect(await stored()).toMatchObject({
    ...{ owner: "Ben", due: "2026-12-01", state: "collecting" },
    outside: { tracker: "github", key: "acme/model#7", state: "open" },
  });
  expect(await comments()).toEqual([["Ben", "tracker"]]);
});

it("is told that closing an issue verifies nothing, and the ticket keeps its state", async () => {
  await take({ ticket: "TW-1", isClosed: true }, { id: "m2" });
  expect(await stored()).toMatchObject({ state: "collecting", outside: { state: "closed" } });
  await drainOutbox(ctx);
  const told = remote.received.map(({ body }) => JSON.parse(body)).filter((each) => each.type === "ticket.commented");
  expect(told).toMatchObject([
    { data: { key: "TW-1", comment: { author: "Tailwatch", body: expect.stringContaining("verifies nothing") } } },
  ]);
  expect((await comments()).at(-1)).toEqual(["Tailwatch", "tailwatch"]);
});

it("is refused without the right signature, too late, or about what is not there", async () => {
  const news = { ticket: "TW-1", assignee: "Eve" };
  const other = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  await expect(take(news, { id: "m3", secret: other })).rejects.toMatchObject({ code: "auth.signature" });
  const late = new Date(NOW.getTime() - 301_000);
  await expect(take(news, { id: "m4", at: late })).rejects.toMatchObject({ code: "auth.signature" });
  await expect(take({ ticket: "TW-99" }, { id: "m5" })).rejects.toMatchObject({ code: "not-found" });
  await expect(take({ ticket: "TW-1", state: "verified", act: "verify" }, { id: "m6" })).rejects.toThrow();
  expect((await stored())?.owner).toBe("Ben");
});
