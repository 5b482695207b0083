import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAudit } from "#db/audit.ts";
import type { Database } from "#db/client.ts";
import { createJobs, type Jobs } from "#db/jobs.ts";
import { lineage } from "#db/schema/lineage.ts";
import { ENGINES, freshDatabase } from "#db/testing/fresh.ts";
import { estimate } from "#domain/estimate.ts";
import type { GenerationJudgement } from "#domain/judgement.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { createPool, type Pool } from "#engine/pool.ts";
import type { Context } from "#services/context.ts";
import { exportFile } from "#services/exports/file.ts";
import { readAlert, readAlerts } from "#services/reads/alerts.ts";
import { readRegister } from "#services/reads/register.ts";
import { readRisk } from "#services/reads/risks.ts";
import { readTicket } from "#services/reads/tickets.ts";
import { assessRisk } from "#services/risks/assess.ts";
import { respondToRisk } from "#services/risks/respond.ts";
import { changeTicket } from "#services/tickets/change.ts";
import { moveTicket } from "#services/tickets/move.ts";
import { openBlobs } from "#store/fs.ts";
import { applyJudgement } from "./apply.ts";
import { moveAlert } from "./move.ts";

const version = METRICS.find((metric) => metric.id === "tail.retention")?.version ?? 1;
const BREACH: GenerationJudgement = {
  index: 4,
  samples: 2500,
  rejected: 0,
  phase: "early-collapse",
  mechanism: "sharpening",
  verdict: "breach",
  headline: "h",
  measurements: [
    {
      metric: "tail.retention",
      version,
      slice: "rarity:1",
      verdict: "breach",
      because: "Rare words fell.",
      estimate: estimate({
        value: 0.7,
        low: 0.65,
        high: 0.75,
        n: 2500,
        p: 0.001,
        control: { value: 1, n: 2500 },
        mde: 0.04,
      }),
    },
  ],
  evidence: null,
  notes: [],
  quantities: [
    {
      stratum: "rarity:1",
      humanSamples: 900,
      kind: "random",
      ledBy: "presence",
      rate: 100,
      presence: 900,
      floor: 0,
      inputs: { bundle: 7000, target: 0.95, massLow: 0.9, enrichment: 1, freshShare: null },
    },
  ],
};

describe.each(ENGINES())("people's acts on %s", (engine) => {
  let database: Database;
  let jobs: Jobs;
  let pool: Pool;
  let ctx: Context;
  let alertId: string;
  let key: string;

  beforeAll(async () => {
    database = await freshDatabase(engine);
    jobs = await createJobs(database, { supervise: false });
    pool = createPool({ threads: 1 });
    const now = () => new Date("2026-11-22T09:00:00Z");
    ctx = {
      actor: { kind: "user" },
      db: database.db,
      blobs: openBlobs("/tmp/unused"),
      blobFolder: "/tmp/unused",
      jobs,
      pool,
      now,
    };
    await database.db.insert(lineage).values({ id: "a", slug: "=model", name: "=model", salt: "00" });
    const place = {
      lineage: { id: "a", slug: "=model", name: "=model" },
      catalogueId: "ca_x",
      evaluationId: "e4",
      tail: null,
      revision: 1,
    };
    const effects = await database.db.transaction((tx) =>
      applyJudgement(tx, ctx, { ...place, judgement: BREACH, policies: defaultPolicies(), actor: "system" }),
    );
    alertId = effects.alerts[0]?.id ?? "";
    key = effects.ticket ?? "";
  });
  afterAll(async () => {
    await jobs.stop();
    await pool.close();
    await database.close();
  });

  it("acknowledges once: the second of two gets a conflict, and one audit row is left", async () => {
    const acts = [1, 2].map(() => moveAlert(ctx, alertId, "acknowledge", { owner: "Ana", note: "mine" }));
    const settled = await Promise.allSettled(acts);
    expect(settled.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(settled.find((each) => each.status === "rejected")).toMatchObject({ reason: { code: "state.conflict" } });
    const rows = await listAudit(database.db, 99);
    expect(rows.filter((row) => row.verb === "alert.acknowledge")).toHaveLength(1);
    expect(await readAlert(ctx, alertId)).toMatchObject({
      state: "acknowledged",
      owner: "Ana",
      acts: ["snooze", "resolve"],
      ticket: key,
    });
  });

  it("resolves by hand only with a reason", async () => {
    await expect(moveAlert(ctx, alertId, "resolve", {})).rejects.toMatchObject({ code: "request.invalid" });
    await moveAlert(ctx, alertId, "resolve", { note: "known outage", expected: "acknowledged" });
    expect((await readAlerts(ctx, ["resolved"])).groups[0]?.alerts).toHaveLength(1);
    await expect(moveAlert(ctx, alertId, "verify", {})).rejects.toMatchObject({ code: "not-found" });
  });

  it("moves a ticket by hand up to collecting, injects nothing where nothing came, and not from a state that has gone", async () => {
    await expect(moveTicket(ctx, key, "inject", {})).rejects.toMatchObject({ code: "state.conflict" });
    await changeTicket(ctx, key, { owner: "Ben", due: "2026-12-01" });
    for (const act of ["approve", "collect"]) await moveTicket(ctx, key, act, {});
    await expect(moveTicket(ctx, key, "inject", { note: "x" })).rejects.toMatchObject({ code: "request.invalid" });
    await expect(moveTicket(ctx, key, "recovered", {})).rejects.toMatchObject({ code: "not-found" });
    await expect(moveTicket(ctx, key, "cancel", { note: "x", expected: "approved" })).rejects.toMatchObject({
      code: "state.conflict",
    });
    const ticket = await readTicket(ctx, key);
    expect(ticket?.figure).toBe("70% at g4");
    expect(ticket).toMatchObject({ state: "collecting", owner: "Ben", due: "2026-12-01", humanSamples: 900 });
    const moves = ticket?.history.filter(({ from, to }) => from !== to).map((line) => line.to);
    expect(moves).toEqual(["proposed", "approved", "collecting"]);
  });

  it("lets people set impact and confirm a likelihood, and asks for a reason to override it", async () => {
    const [risk] = (await readRegister(ctx)).risks;
    const ref = risk?.ref ?? "";
    expect(risk).toMatchObject({ state: "breach", likelihoodLow: 4, likelihoodHigh: 5, basis: "metric", levels: [] });
    await respondToRisk(ctx, ref, { impact: 4, owner: "Ana" });
    await expect(assessRisk(ctx, ref, { likelihoodLow: 1, likelihoodHigh: 2 })).rejects.toMatchObject({
      code: "request.invalid",
    });
    await assessRisk(ctx, ref, { likelihoodLow: 4, likelihoodHigh: 5 });
    expect((await readRisk(ctx, ref))?.risk).toMatchObject({
      basis: "expert",
      levels: ["high", "extreme"],
      owner: "Ana",
    });
    await expect(respondToRisk(ctx, ref, { value: 1 })).rejects.toThrow();
  });

  it("exports what the page shows, in three formats that agree", async () => {
    const twin = await readRegister(ctx);
    expect(JSON.parse(String((await exportFile(ctx, "risk-register.json", null)).body))).toEqual(twin);
    expect(String((await exportFile(ctx, "risk-register.csv", null)).body)).toContain("R-1,'=model,");
    const { body } = await exportFile(ctx, "risk-register.xlsx", null);
    expect(Buffer.from(body).subarray(0, 2).toString()).toBe("PK");
    await expect(exportFile(ctx, "risk-register.pdf", null)).rejects.toMatchObject({ code: "not-found" });
  });
});
