import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAlerts } from "#db/alerts.ts";
import { listAudit } from "#db/audit.ts";
import { updateGeneration } from "#db/lineages.ts";
import { findReview } from "#db/reviews.ts";
import { lineage } from "#db/schema/lineage.ts";
import { message } from "#db/schema/notify.ts";
import { insertTarget } from "#db/targets.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import { listTickets } from "#db/tickets.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { isoWeek, weekBounds } from "#domain/present/iso-week.ts";
import { exportFile } from "#services/exports/file.ts";
import { setPolicies } from "#services/policies/set.ts";
import { readReview, readReviewPage, readReviews } from "#services/reads/reviews.ts";
import { readWeeklyReview } from "#services/reads/weekly-review.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { recordVerdict } from "#services/testing/recorded.ts";
import { moveTicket } from "#services/tickets/move.ts";
import { decide, finishDecision } from "./decide.ts";
import { freezeReview } from "./freeze.ts";
import { markReviewed } from "./mark.ts";

const WHO = { reviewer: "Ana" };

describe.each(ENGINES())("weekly reviews on %s", (engine) => {
  let ctx: TestContext;
  /** The clock of the verbs: days since Monday of the real week, in which the database stamps its rows. It never stands still. */
  const monday = weekBounds(isoWeek(new Date())).from.getTime();
  let clock = monday;
  const at = (days: number) => {
    clock = monday + days * 86_400_000;
  };
  beforeAll(async () => {
    ctx = await testContext(engine);
    ctx.now = () => new Date(clock++);
  });
  afterAll(() => ctx.close());

  it("have nothing to freeze in an empty store", async () => {
    await expect(freezeReview(ctx, WHO)).rejects.toMatchObject({ code: "state.conflict" });
    expect(await readReviews(ctx)).toEqual([]);
    await expect(readReview(ctx, "2026-W47")).rejects.toMatchObject({ code: "not-found" });
  });

  it("give the same digest for the same state, whoever freezes it when, under the next number of the week", async () => {
    await recordVerdict(ctx, "calm", 1, "ok");
    await recordVerdict(ctx, "sick", 1, "ok");
    await recordVerdict(ctx, "sick", 2, "breach");
    const first = await freezeReview(ctx, WHO);
    const second = await freezeReview(ctx, { reviewer: "Ben", note: "again" });
    expect(second.id).toBe(`${first.id}-2`);
    expect(second.digest).toBe(first.digest);
    await markReviewed(ctx, { reviewer: "Ana" });
    await recordVerdict(ctx, "calm", 2, "watch");
    expect((await freezeReview(ctx, WHO)).digest).not.toBe(first.digest);
    expect((await readReviews(ctx)).map(({ reviewer }) => reviewer)).toEqual(["Ana", "Ben", "Ana"]);
  });

  it("record what was decided, and approve a ticket with it in one transaction", async () => {
    const { decisions } = await readWeeklyReview(ctx);
    const [waiting] = decisions;
    expect(waiting).toMatchObject({
      lineage: { slug: "sick" },
      state: "proposed",
      subject: expect.stringMatching(/^TW-/),
    });
    const subject = waiting?.subject ?? "";
    const decision = { subject, decision: "Collect 1,242 sentences", owner: "Ana", due: "2999-01-01" };
    const bad = { ...decision, act: "approve", expected: "collecting" };
    await expect(decide(ctx, bad)).rejects.toMatchObject({ code: "state.conflict" });
    expect((await readWeeklyReview(ctx)).commitments).toEqual([]);
    const { id } = await decide(ctx, { ...decision, act: "approve", expected: "proposed" });
    const [ticket] = await listTickets(ctx.db, { limit: 9 });
    expect(ticket?.ticket).toMatchObject({ state: "approved", owner: "Ana", due: "2999-01-01" });
    const review = await readWeeklyReview(ctx);
    expect(review.decisions).toEqual([]);
    expect(review.commitments).toMatchObject([
      { id, subject, owner: "Ana", state: "on-track", finding: waiting ? expect.any(String) : "" },
    ]);
    await finishDecision(ctx, `${id}`, { state: "done" });
    await expect(finishDecision(ctx, `${id}`, { state: "done" })).rejects.toMatchObject({ code: "state.conflict" });
    await expect(finishDecision(ctx, "x", { state: "done" })).rejects.toMatchObject({ code: "not-found" });
    await expect(decide(ctx, { ...decision, subject: "TW-999" })).rejects.toMatchObject({ code: "not-found" });
    await expect(decide(ctx, { ...decision, due: "soon" })).rejects.toThrow();
    expect((await readWeeklyReview(ctx)).commitments[0]).toMatchObject({ state: "done" });
    expect((await listAudit(ctx.db, 1))[0]).toMatchObject({ verb: "decision.finish" });
  });

  it("put a decision back among those that wait once what was decided is late", async () => {
    await moveTicket(ctx, (await listTickets(ctx.db, { limit: 1 }))[0]?.ticket.key ?? "", "cancel", { note: "anew" });
    await recordVerdict(ctx, "late", 1, "breach");
    const { decisions } = await readWeeklyReview(ctx);
    const subject = decisions.find((each) => each.lineage.slug === "late")?.subject ?? "";
    const due = new Date(clock).toISOString().slice(0, 10);
    await decide(ctx, { subject, decision: "Ask legal first", owner: "Ben", due });
    const waits = async () => (await readWeeklyReview(ctx)).decisions.some((each) => each.subject === subject);
    expect(await waits()).toBe(false);
    at(1);
    expect(await waits()).toBe(true);
  });

  it("stand under their link unchanged when generations come, policies change and lineages go; a bar says what did", async () => {
    const { id, digest } = await freezeReview(ctx, WHO);
    const before = await findReview(ctx.db, id);
    const register = await exportFile(ctx, "risk-register.csv", null, id);
    await recordVerdict(ctx, "sick", 3, "ok");
    await updateGeneration(ctx.db, "calm-2", "closed", { revision: 2 });
    await recordVerdict(ctx, "calm", 2, "ok", { revision: 2 });
    const { version: _version, ...document } = defaultPolicies();
    const policies = document.policies.map(({ id, metric, slice, watch, breach }) => ({
      ...{ id, metric, slice, breach, watch: id === "tail-retention" ? (watch ?? 1) - 0.01 : watch },
    }));
    const change = { document: { schema: "tailwatch.policy/1", policies }, author: "Ana", rationale: "too early" };
    await setPolicies(ctx, "calm", change, "*");
    await ctx.db.delete(lineage).where(eq(lineage.slug, "late"));
    const { review, since, share } = await readReviewPage(ctx, id, null);
    expect(await findReview(ctx.db, id)).toEqual(before);
    expect([review.digest, review.isIntact]).toEqual([digest, true]);
    expect(review.document.lineages.map(({ slug }) => slug)).toContain("late");
    expect(await exportFile(ctx, "risk-register.csv", null, id)).toEqual(register);
    expect(String((await exportFile(ctx, "risk-register.csv", null)).body)).not.toBe(String(register.body));
    expect(since).toEqual([
      "late is not listed any more.",
      "sick: judged up to g3 since, breach became ok.",
      "calm: g2 was judged again, watch became ok.",
      "calm: policies are version 2 now, 1 was in force.",
      expect.stringMatching(/^TW-\d+ is not there any more\.$/),
    ]);
    const token = share?.href.split("share=")[1] ?? "";
    expect(await readReviewPage(ctx, id, token)).toMatchObject({ isShared: true, since: [], share: null });
    for (const wrong of ["", "x", `${token}x`])
      await expect(readReviewPage(ctx, id, wrong)).rejects.toMatchObject({ code: "not-found" });
    at(32);
    await expect(readReviewPage(ctx, id, token)).rejects.toMatchObject({ code: "not-found" });
    at(2);
  });

  it("compare the next week with the frozen one, by figure too, and say what became unknown", async () => {
    const frozen = await freezeReview(ctx, WHO);
    at(8);
    await recordVerdict(ctx, "sick", 4, "ok", { value: 0.96 });
    await recordVerdict(ctx, "calm", 3, "unknown");
    const { against, changes } = await readWeeklyReview(ctx);
    expect(against).toBe(frozen.id);
    expect(changes.map(({ lineage: { slug }, movement, from, to }) => [slug, movement, from?.index, to.index])).toEqual(
      [
        ["sick", "worse", 3, 4],
        ["calm", "unknown", 2, 3],
      ],
    );
    expect(changes[0]?.figure).toMatchObject({ previous: 0.99, value: 0.96, human: 1, n: 2_500 });
    const settings = { kind: "slack" as const, url: "https://hooks.example", samples: false };
    await insertTarget(ctx.db, { id: "chat", kind: "slack", name: "chat", settings });
    const next = await freezeReview(ctx, WHO);
    expect((await ctx.db.select().from(message)).map(({ type, body }) => ({ type, body }))).toEqual([
      {
        type: "review.frozen",
        body: expect.objectContaining({ review: next.id, reviewer: "Ana", digest: next.digest }),
      },
    ]);
    expect((await readReview(ctx, next.id)).document).toMatchObject({ against: frozen.id, isDemo: false });
    at(3);
  });

  it("count what fired and was resolved in the week, and how soon it was taken", async () => {
    const { activity } = await readWeeklyReview(ctx);
    const alerts = (await listAlerts(ctx.db, { limit: 99 })).map(({ alert }) => alert.id);
    expect(alerts).toEqual(expect.arrayContaining(activity.fired.map(({ id }) => id)));
    expect(activity.fired.length).toBeGreaterThan(0);
    expect(activity.minutesToAcknowledge).toBeNull();
    expect(activity.falseAlarms.looks).toBeGreaterThan(0);
    expect(activity.falseAlarms.expected).toBeLessThanOrEqual(activity.falseAlarms.budget);
  });
});
