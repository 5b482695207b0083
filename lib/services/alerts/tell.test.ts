import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alertEvents, findAlert, listAlerts } from "#db/alerts.ts";
import { alert as alerts } from "#db/schema/alerting.ts";
import { generation, lineage as lineages } from "#db/schema/lineage.ts";
import { message as messages, target } from "#db/schema/notify.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import type { GenerationJudgement, Verdict } from "#domain/judgement.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { judged, measured } from "#services/testing/judged.ts";
import { applyJudgement } from "./apply.ts";
import { moveAlert } from "./move.ts";
import { tickAlerts } from "./tick.ts";

const DAY_MS = 86_400_000;

describe.each(ENGINES())("what people are told of alerts on %s", (engine) => {
  let ctx: TestContext;
  let now = new Date("2026-11-22T09:00:00Z");
  beforeAll(async () => {
    ctx = { ...(await testContext(engine)), now: () => now };
    const settings = {
      kind: "webhook" as const,
      url: "https://in.example",
      secret: "s",
      previousSecret: null,
      samples: true,
    };
    await ctx.db.insert(target).values({ id: "hook", kind: "webhook", name: "hook", settings });
  });
  afterAll(() => ctx.close());

  async function lineageNamed(id: string, expectEveryDays: number | null = null): Promise<string> {
    const createdAt = new Date(now);
    await ctx.db
      .insert(lineages)
      .values({ id, slug: id, name: id, salt: "00", owner: "Ana", expectEveryDays, createdAt });
    return id;
  }
  const apply = (id: string, judgement: GenerationJudgement) =>
    ctx.db.transaction((tx) =>
      applyJudgement(tx, ctx, {
        lineage: { id, slug: id, name: id, owner: "Ana" },
        catalogueId: "ca_x",
        evaluationId: `${id}${judgement.index}`,
        judgement,
        revision: 1,
        tail: null,
        policies: defaultPolicies(),
        actor: "system",
      }),
    );
  const only = async (id: string) => {
    const [row] = await listAlerts(ctx.db, { lineageId: id, limit: 9 });
    if (!row) throw new Error(`no alert of ${id}`);
    return row.alert;
  };
  /** News of a lineage's alerts, message by message: "g2: raised, resolved". */
  async function heard(id: string): Promise<string[]> {
    const rows = await ctx.db.select().from(messages).orderBy(asc(messages.createdAt), asc(messages.id));
    return rows.flatMap(({ body, lineageId }) =>
      body.kind === "alerts" && lineageId === id
        ? [`g${body.generation}: ${body.alerts.map((each) => `${each.news} ${each.severity}`).join(", ")}`]
        : [],
    );
  }
  const later = (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
  };

  it("tells each generation once, in one message, to the end", async () => {
    const id = await lineageNamed("told");
    for (const [at, verdict] of (["breach", "breach", "unknown", "ok", "ok"] as const satisfies Verdict[]).entries()) {
      later(1_000);
      const untold = verdict === "unknown" ? { measurements: [measured("rarity:1", verdict)] } : {};
      for (const _ of [1, 2]) await apply(id, judged(at + 1, verdict, untold));
    }
    expect(await heard(id)).toEqual([
      "g1: firing breach",
      "g2: reminder breach",
      "g4: recovering breach",
      "g5: resolved breach",
    ]);
  });

  it("gives the open alerts of a lineage one number, closes it with the last, and links the next alert to the one before", async () => {
    const id = await lineageNamed("grouped");
    const other = { ...measured("all", "breach"), metric: "diversity.duplicates" };
    const version = defaultPolicies().policies.find((each) => each.metric === other.metric)?.metricVersion ?? 1;
    const both = [measured("rarity:1", "breach"), { ...other, version }];
    await apply(id, judged(1, "breach"));
    await apply(id, judged(2, "breach", { measurements: both }));
    const open = await listAlerts(ctx.db, { lineageId: id, limit: 9 });
    expect(open.map(({ alert }) => [alert.policyId, alert.groupNo]).sort()).toEqual([
      ["diversity-duplicates", 1],
      ["tail-retention", 1],
    ]);
    for (const { alert } of open) await moveAlert(ctx, alert.id, "resolve", { note: "known" });
    later(1_000);
    await apply(id, judged(3, "breach"));
    const first = open.find(({ alert }) => alert.policyId === "tail-retention")?.alert.id;
    const rows = await listAlerts(ctx.db, { lineageId: id, states: ["firing"], limit: 9 });
    expect(rows).toMatchObject([{ alert: { groupNo: 2, previousId: first } }]);
  });

  it("says with an alert of the tail that the averages have not moved, as long as none has", async () => {
    const id = await lineageNamed("early");
    await apply(id, judged(1, "breach"));
    const rows = await ctx.db.select().from(messages).where(eq(messages.lineageId, id));
    const said = rows.flatMap(({ body }) => (body.kind === "alerts" ? [body.leadTime] : []));
    expect(said).toEqual(["the averages have not moved"]);
  });

  it("leaves neither move, history nor message when the transaction fails", async () => {
    const id = await lineageNamed("failed");
    const failing = ctx.db.transaction(async (tx) => {
      const place = {
        lineage: { id, slug: id, name: id },
        catalogueId: "ca_x",
        evaluationId: "x",
        tail: null,
        revision: 1,
        actor: "system",
      };
      await applyJudgement(tx, ctx, { ...place, judgement: judged(1, "breach"), policies: defaultPolicies() });
      throw new Error("the machine stopped");
    });
    await expect(failing).rejects.toThrow("the machine stopped");
    expect(await listAlerts(ctx.db, { lineageId: id, limit: 9 })).toEqual([]);
    expect(await heard(id)).toEqual([]);
  });

  it("reminds once a day while nobody took it, whoever asks how often", async () => {
    const id = await lineageNamed("reminded");
    await apply(id, judged(1, "breach"));
    later(DAY_MS - 1_000);
    await tickAlerts(ctx);
    expect(await heard(id)).toEqual(["g1: firing breach"]);
    later(1_000);
    await Promise.all([tickAlerts(ctx), tickAlerts(ctx)]);
    expect(await heard(id)).toEqual(["g1: firing breach", "g1: reminder breach"]);
    later(1_000);
    await moveAlert(ctx, (await only(id)).id, "acknowledge", { owner: "Ana" });
    later(DAY_MS);
    await tickAlerts(ctx);
    expect((await heard(id)).at(-1)).toMatch(/acknowledged breach$/);
  });

  it("is silent under a snooze, says its end, and tells the resolution all the same", async () => {
    const id = await lineageNamed("snoozed");
    await apply(id, judged(1, "breach"));
    const { id: alertId } = await only(id);
    later(1_000);
    await expect(moveAlert(ctx, alertId, "snooze", { untilGeneration: 5 })).rejects.toMatchObject({
      code: "request.invalid",
    });
    await expect(moveAlert(ctx, alertId, "snooze", { note: "x", until: "2027-02-01" })).rejects.toThrow("at most 30");
    await moveAlert(ctx, alertId, "snooze", { note: "retrained tonight", untilGeneration: 3, owner: "Ana" });
    later(1_000);
    await apply(id, judged(2, "breach"));
    expect((await heard(id)).slice(1)).toEqual(["g1: snoozed breach"]);
    later(1_000);
    await apply(id, judged(3, "breach"));
    expect((await heard(id)).at(-1)).toBe("g3: reminder breach");
    expect((await only(id)).snooze).toBeNull();
    later(1_000);
    await moveAlert(ctx, alertId, "snooze", { note: "again", until: new Date(now.getTime() + DAY_MS).toISOString() });
    later(1_000);
    await moveAlert(ctx, alertId, "resolve", { note: "mended" });
    expect((await heard(id)).at(-1)).toMatch(/resolved breach$/);
    const history = await alertEvents(ctx.db, alertId);
    expect(history.map((each) => each.note)).toContain("snoozed until g3: retrained tonight");
    expect(history.at(1)?.actor).toBe("Ana");
  });

  it("ends a snooze at its time, once", async () => {
    const id = await lineageNamed("woken");
    await apply(id, judged(1, "watch"));
    later(1_000);
    await moveAlert(ctx, (await only(id)).id, "snooze", {
      note: "x",
      until: new Date(now.getTime() + 60_000).toISOString(),
    });
    later(59_000);
    await tickAlerts(ctx);
    later(2_000);
    await tickAlerts(ctx);
    await tickAlerts(ctx);
    expect(await heard(id)).toEqual(["g1: firing watch", "g1: snoozed watch", "g1: unsnoozed watch"]);
  });

  it("says to the second of two people who was first and how long ago", async () => {
    const id = await lineageNamed("raced");
    await apply(id, judged(1, "breach"));
    const { id: alertId } = await only(id);
    await moveAlert(ctx, alertId, "acknowledge", { owner: "Ana" });
    await expect(moveAlert(ctx, alertId, "acknowledge", { owner: "Ben" })).rejects.toThrow(
      /^Ana acknowledged this \d+ s ago; it is acknowledged now\.$/,
    );
    expect((await findAlert(ctx.db, alertId))?.alert.owner).toBe("Ana");
  });

  it("raises a watch once when no generation comes, resolved by the next one that is judged", async () => {
    const id = await lineageNamed("awaited", 7);
    const closed = { id: "awaited1", lineageId: id, index: 1, state: "closed" as const, closedAt: now };
    await ctx.db.insert(generation).values(closed);
    later(7 * DAY_MS);
    await tickAlerts(ctx);
    expect(await heard(id)).toEqual([]);
    later(2 * DAY_MS + 1_000);
    await Promise.all([tickAlerts(ctx), tickAlerts(ctx)]);
    expect(await listAlerts(ctx.db, { lineageId: id, limit: 9 })).toMatchObject([
      {
        alert: {
          policyId: "no-generation",
          severity: "watch",
          state: "firing",
          openedIndex: 1,
          headline: "No generation: one is expected every 7 days, and was due 2 days ago.",
        },
      },
    ]);
    await moveAlert(ctx, (await only(id)).id, "resolve", { note: "holiday" });
    later(DAY_MS);
    await tickAlerts(ctx);
    expect(await ctx.db.$count(alerts)).toBeGreaterThan(0);
    expect(await listAlerts(ctx.db, { lineageId: id, states: ["firing"], limit: 9 })).toEqual([]);
    await apply(id, judged(2, "ok"));
    await ctx.db.insert(generation).values({ ...closed, id: "awaited2", index: 2, closedAt: now });
    later(8 * DAY_MS);
    await tickAlerts(ctx);
    expect((await listAlerts(ctx.db, { lineageId: id, states: ["firing"], limit: 9 }))[0]?.alert.openedIndex).toBe(2);
    later(1_000);
    await apply(id, judged(3, "unknown", { phase: "insufficient-data" }));
    expect(await listAlerts(ctx.db, { lineageId: id, states: ["firing"], limit: 9 })).toEqual([]);
    expect((await heard(id)).at(-1)).toBe("g3: resolved watch");
  });
});
