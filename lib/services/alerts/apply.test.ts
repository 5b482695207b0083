import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alertEvents, listAlerts } from "#db/alerts.ts";
import { assessmentsOf, indicatorsOf, readingsOf, risksOf } from "#db/risks.ts";
import { lineage } from "#db/schema/lineage.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import { listTickets } from "#db/tickets.ts";
import { estimate } from "#domain/estimate.ts";
import type { GenerationJudgement, Measurement, TailDetail, Verdict } from "#domain/judgement.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { judged, measured, QUANTITY } from "#services/testing/judged.ts";
import { applyJudgement } from "./apply.ts";

const event = (name: string, expected: number, status: "lost" | "kept") => ({
  event: name,
  kind: "word" as const,
  stratum: "rarity:1",
  human: 1,
  humanSamples: 2500,
  expected,
  seen: 0,
  samples: 2500,
  chance: 0.9,
  status,
  originals: [`people say ${name}`],
  nearest: [],
});
const TAIL: TailDetail = {
  rankFrequency: { human: [], generation: [], missing: 2 },
  events: [event("ebb", 1, "lost"), event("kept", 9, "kept"), event("=cmd()", 3, "lost")],
  counts: { lost: 2, thin: 0, kept: 1 },
};

describe.each(ENGINES())("applyJudgement on %s", (engine) => {
  let ctx: TestContext;
  beforeAll(async () => {
    ctx = await testContext(engine);
    for (const id of ["a", "b", "c", "d"])
      await ctx.db.insert(lineage).values({ id, slug: id, name: `model ${id}`, salt: "00" });
  });
  afterAll(() => ctx.close());

  const apply = (id: string, judgement: GenerationJudgement, revision = 1) =>
    ctx.db.transaction((tx) =>
      applyJudgement(tx, ctx, {
        lineage: { id, slug: id, name: `model ${id}` },
        catalogueId: "ca_x",
        evaluationId: `${id}${judgement.index}r${revision}`,
        judgement,
        revision,
        tail: TAIL,
        policies: defaultPolicies(),
        actor: "system",
      }),
    );

  it("fires one alert a policy and opens one ticket with its quantities and lost events", async () => {
    await apply("a", judged(1, "ok"));
    const effects = await apply("a", judged(2, "breach"));
    expect(effects.alerts).toMatchObject([{ policy: "tail-retention", severity: "breach", state: "firing" }]);
    const [opened] = await listTickets(ctx.db, { limit: 9 });
    expect(opened?.ticket).toMatchObject({ key: effects.ticket, state: "proposed", quantities: [QUANTITY] });
    expect(opened?.ticket.lostEvents.map((each) => each.event)).toEqual(["=cmd()", "ebb"]);
    await apply("a", judged(3, "breach"));
    expect(await listTickets(ctx.db, { limit: 9 })).toHaveLength(1);
  });

  it("changes nothing when the same evaluation is applied again", async () => {
    await apply("b", judged(1, "breach"));
    const before = await state("b");
    expect(await apply("b", judged(1, "breach"))).toEqual({ alerts: [], ticket: null });
    expect(await state("b")).toEqual(before);
  });

  it("says in the history what a reopened generation reads when it is judged again, once, and keeps the evidence", async () => {
    await ctx.db.insert(lineage).values({ id: "r", slug: "r", name: "r", salt: "00" });
    await apply("r", judged(1, "breach"));
    for (const _ of [1, 2]) await apply("r", judged(1, "watch"), 2);
    const [row] = await listAlerts(ctx.db, { lineageId: "r", limit: 9 });
    expect(row?.alert.evidence).toMatchObject({ generation: 1, revision: 1, history: [{ value: 0.7 }] });
    const history = await alertEvents(ctx.db, row?.alert.id ?? "");
    expect(history.map(({ index, from, to, note }) => ({ index, from, to, note }))).toEqual([
      { index: 1, from: null, to: "firing", note: "" },
      {
        index: 1,
        from: "firing",
        to: "firing",
        note: "judged again, revision 2: Rare words fell to 93% of the human control (91-95%), below 95%.",
      },
    ]);
  });

  it("freezes the evidence as it fired, and resolves after two ok generations", async () => {
    await apply("c", judged(1, "breach"));
    await apply("c", judged(2, "ok"));
    await apply("c", judged(3, "ok"));
    const [row] = await listAlerts(ctx.db, { lineageId: "c", limit: 9 });
    expect(row?.alert).toMatchObject({
      state: "resolved",
      headline: "Rare words fell to 70% of the human control (68-72%), below 85%.",
      resolvedAt: expect.any(Date),
    });
    expect(row?.alert.evidence).toMatchObject({
      generation: 1,
      policy: { breach: 0.85 },
      history: [{ index: 1, value: 0.7 }],
    });
    const history = await alertEvents(ctx.db, row?.alert.id ?? "");
    expect(history.map((each) => [each.index, each.to])).toEqual([
      [1, "firing"],
      [2, "recovering"],
      [3, "resolved"],
    ]);
  });

  it("proposes one register row a lineage and reads every indicator once a generation", async () => {
    for (const [index, verdict] of (["ok", "breach", "breach"] as const).entries())
      await apply("d", judged(index + 1, verdict));
    await apply("d", judged(3, "breach"));
    const risks = await risksOf(ctx.db, "d");
    expect(risks).toMatchObject([{ title: "Tail of model d is forgotten", status: "open", impact: null, owner: null }]);
    const indicators = await indicatorsOf(
      ctx.db,
      risks.map((each) => each.id),
    );
    const readings = await readingsOf(
      ctx.db,
      indicators.map((each) => each.id),
    );
    expect(readings).toHaveLength(3 * indicators.length);
    const assessments = await assessmentsOf(
      ctx.db,
      risks.map((each) => each.id),
    );
    expect(assessments.map((each) => [each.likelihoodLow, each.likelihoodHigh])).toEqual([
      expect.anything(),
      [4, 5],
      [5, 5],
    ]);
  });

  it("takes a lost must-keep event and copies into the register, and opens a ticket for the event alone", async () => {
    for (const id of ["g", "h"]) await ctx.db.insert(lineage).values({ id, slug: id, name: id, salt: "00" });
    const other = (metric: string, slice: string, value: number, verdict: Verdict): Measurement => ({
      ...measured(slice, verdict),
      metric,
      version: METRICS.find((each) => each.id === metric)?.version ?? 1,
      estimate: estimate({ value, low: value, high: value + 0.1, n: 2500, p: 0.001 }),
    });
    const kept = other("tail.pinned", "event:kept", 0.9, "ok");
    const lost = other("tail.pinned", "event:refund", 0, "breach");
    const quantities = [{ ...QUANTITY, stratum: "event:refund" }];
    const first = await apply(
      "g",
      judged(1, "breach", { measurements: [measured("rarity:1", "ok"), kept, lost], quantities }),
    );
    expect(first.ticket).not.toBeNull();
    const { ticket, alert } = (await listTickets(ctx.db, { lineageIds: ["g"], limit: 1 }))[0] ?? {};
    expect([ticket?.lostEvents, alert?.evidence.lostEvents]).toEqual([[], []]);
    expect(await ledBy("g")).toBe("led by Must-keep events, event refund");
    const copies = other("diversity.duplicates", "all", 0.4, "breach");
    const second = await apply(
      "h",
      judged(1, "breach", { measurements: [measured("rarity:1", "ok"), copies], quantities: [] }),
    );
    expect(second).toMatchObject({ ticket: null, alerts: [{ policy: "diversity-duplicates", severity: "breach" }] });
    expect(await ledBy("h")).toBe("led by Exact duplicates, all samples");
  });

  it("does nothing for the reference, and opens no ticket without a quantity", async () => {
    expect(await apply("e", judged(0, "breach", { phase: "reference" }))).toEqual({ alerts: [], ticket: null });
    await ctx.db.insert(lineage).values({ id: "f", slug: "f", name: "f", salt: "00" });
    const effects = await apply("f", judged(1, "breach", { quantities: [] }));
    expect(effects).toMatchObject({ ticket: null, alerts: [{ state: "firing" }] });
  });

  async function ledBy(lineageId: string) {
    const [risk] = await risksOf(ctx.db, lineageId);
    const [assessment] = await assessmentsOf(ctx.db, [risk?.id ?? ""]);
    expect(assessment).toMatchObject({ likelihoodLow: 4, likelihoodHigh: 5 });
    return assessment?.rationale;
  }

  async function state(lineageId: string) {
    const alerts = await listAlerts(ctx.db, { lineageId, limit: 9 });
    const risks = await risksOf(ctx.db, lineageId);
    const assessments = await assessmentsOf(
      ctx.db,
      risks.map((each) => each.id),
    );
    return { alerts, assessments, tickets: await listTickets(ctx.db, { limit: 99 }) };
  }
});
