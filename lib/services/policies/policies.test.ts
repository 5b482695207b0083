import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAlerts } from "#db/alerts.ts";
import { listAudit } from "#db/audit.ts";
import { findLineage, type LineageRow, upsertGeneration } from "#db/lineages.ts";
import { catalogue } from "#db/schema/lineage.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import type { Verdict } from "#domain/judgement.ts";
import { defaultPolicies, type Policy, type PolicyDocument } from "#domain/policy.ts";
import { recordJudgement } from "#services/evaluate/record.ts";
import { createLineage } from "#services/lineages/create.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { judged } from "#services/testing/judged.ts";
import { backtestOf } from "./backtest.ts";
import { diffPolicies } from "./diff.ts";
import { policiesInForce } from "./in-force.ts";
import { parsePolicies } from "./parse.ts";
import { readPolicies, readPolicyVersions } from "./read.ts";
import { setPolicies } from "./set.ts";
import { policyYaml } from "./yaml.ts";

const SAID = { author: "Ana", rationale: "fewer pages at night" };
const METRIC = "tail.retention";

/** The default document with another policy of retention. */
function withRetention(change: Partial<Policy>): PolicyDocument {
  const base = defaultPolicies();
  return { ...base, policies: base.policies.map((each) => (each.metric === METRIC ? { ...each, ...change } : each)) };
}
const retentionIn = ({ policies }: PolicyDocument) => policies.find(({ metric }) => metric === METRIC);

describe.each(ENGINES())("policies on %s", (engine) => {
  let ctx: TestContext;
  beforeAll(async () => {
    ctx = await testContext(engine);
  });
  afterAll(() => ctx.close());

  it("change only on the version that was read, with who and why, and make no version that says the same", async () => {
    const given = { document: withRetention({ breach: 0.7 }), ...SAID };
    await expect(setPolicies(ctx, null, { ...given, rationale: " " }, '"v1"')).rejects.toThrow();
    await expect(setPolicies(ctx, null, given, null)).rejects.toMatchObject({ code: "precondition.required" });
    const both = [1, 2].map(() => setPolicies(ctx, null, given, '"v1"'));
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(settled.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "precondition.failed" },
    });
    expect(await setPolicies(ctx, null, given, '"v2"')).toEqual({ version: 2, changes: [] });
    expect(await readPolicyVersions(ctx, null)).toMatchObject([
      { version: 2, ...SAID, changes: [{ id: "tail-retention", field: "breach", from: 0.85, to: 0.7 }] },
      { version: 1, changes: [] },
    ]);
    expect((await listAudit(ctx.db, 99)).filter(({ verb }) => verb === "policy.set")).toHaveLength(1);
  });

  it("of a lineage stand before those of all, and what they leave out is the metric's own", async () => {
    const { id } = await createLineage(ctx, { lineage: "own" });
    expect((await readPolicies(ctx, "own")).source).toBe("shared");
    const document = {
      schema: "tailwatch.policy/1",
      policies: [{ id: "tail-retention", metric: METRIC, breach: 0.6 }],
    };
    await setPolicies(ctx, "own", { document, ...SAID }, '"v2"');
    await setPolicies(ctx, null, { document: withRetention({ breach: 0.5 }), ...SAID }, '"v2"');
    const own = await policiesInForce(ctx.db, id);
    expect([own.version, retentionIn(own)?.breach, retentionIn(own)?.watch]).toEqual([3, 0.6, 0.95]);
    expect(retentionIn(await policiesInForce(ctx.db, null))?.breach).toBe(0.5);
  });

  it("judge from the generation on that they say, and what stood before judges the earlier ones", async () => {
    const { id } = await createLineage(ctx, { lineage: "dated" });
    const { version } = await policiesInForce(ctx.db, id);
    await setPolicies(
      ctx,
      "dated",
      { document: withRetention({ breach: 0.4, effectiveFrom: 5 }), ...SAID },
      `"v${version}"`,
    );
    const breaches = [4, 5].map(async (index) => retentionIn(await policiesInForce(ctx.db, id, index))?.breach);
    expect(await Promise.all(breaches)).toEqual([0.5, 0.4]);
  });

  it("are exported and imported to the same bytes, and to no new version", async () => {
    const { document } = await readPolicies(ctx, "own");
    const text = policyYaml(document);
    expect(policyYaml(parsePolicies(text))).toBe(text);
    const again = await setPolicies(
      ctx,
      "own",
      { document: JSON.parse(JSON.stringify(parsePolicies(text))), ...SAID },
      "*",
    );
    expect(again).toEqual({ version: document.version, changes: [] });
    expect(policyYaml((await readPolicies(ctx, "own")).document)).toBe(text);
  });

  it.each<[string, Partial<Policy> | object]>([
    ["a slice that the metric has not", { slice: "label:x" }],
    ["a breach line that is better than watch", { watch: 0.5, breach: 0.9 }],
    ["another version of the metric", { metricVersion: 99 }],
    ["a runbook that is no web address", { runbook: "javascript:alert(1)" }],
    ["another id, since open alerts hang on it", { id: "mine" }],
    ["an unknown key", { colour: "red" }],
  ])("refuse %s", async (_, change) => {
    const given = { document: withRetention(change), ...SAID };
    await expect(setPolicies(ctx, null, given, "*")).rejects.toThrow();
  });

  /** Stores what a generation was judged under the policies in force, with all that follows. */
  async function record(lineage: LineageRow, index: number, verdict: Verdict) {
    const row = { id: `${lineage.slug}${index}`, lineageId: lineage.id, index, state: "closed" as const };
    const generation = await upsertGeneration(ctx.db, row);
    const policies = await policiesInForce(ctx.db, lineage.id, index);
    const nothing = { tail: null, column: null, timeline: null, summary: null, verdict: null };
    const frozen = { catalogueId: `${lineage.id}c`, blob: "", source: "control" as const, version: 1 };
    await recordJudgement(ctx, {
      lineage,
      generation,
      frozen,
      policies,
      judgement: judged(index, verdict),
      ...nothing,
    });
  }

  it("replayed as they are give exactly the alerts that were really raised", async () => {
    const lineage = await createLineage(ctx, { lineage: "replayed" });
    const { id } = lineage;
    await setPolicies(ctx, "replayed", { document: defaultPolicies(), ...SAID }, "*");
    const counts = { catalogueSamples: 1, controlSamples: 1 };
    await ctx.db
      .insert(catalogue)
      .values({ id: `${id}c`, lineageId: id, referenceDigest: "d", blob: "b", source: "control", ...counts });
    const seen: Verdict[] = [
      "ok",
      "breach",
      "ok",
      "ok",
      "watch",
      "unknown",
      "ok",
      "ok",
      "breach",
      "breach",
      "watch",
      "ok",
    ];
    for (const [at, verdict] of seen.entries()) await record(lineage, at + 1, verdict);
    const rows = await listAlerts(ctx.db, { lineageId: id, limit: 99 });
    const really = rows
      .map(({ alert }) => ({ policy: alert.policyId, index: alert.openedIndex }))
      .sort((a, b) => a.index - b.index);
    expect(really.length).toBeGreaterThan(2);
    const found = await backtestOf(ctx.db, id, await policiesInForce(ctx.db, id));
    expect(found.now.map(({ policy, index }) => ({ policy, index }))).toEqual(really);
    expect(found.proposed).toEqual(found.now);
  });

  it("replayed as proposed say which alerts would be gone, and change nothing", async () => {
    const id = (await findLineage(ctx.db, "replayed"))?.id ?? "";
    const before = await listAlerts(ctx.db, { lineageId: id, limit: 99 });
    const document = withRetention({ watch: 0.8, breach: 0.5 });
    const { backtests, changes } = await diffPolicies(ctx, "replayed", { document });
    expect(changes.map(({ field, to }) => [field, to])).toContainEqual(["watch", 0.8]);
    expect(backtests).toMatchObject([
      {
        lineage: "replayed",
        proposed: [
          { index: 2, breachedAt: null },
          { index: 9, breachedAt: null },
        ],
        finding: expect.stringContaining(
          "would have raised 2 alerts (g2, g9), none a breach; what is in force raises 3 alerts (g2, g5, g9), 2 breaches (g2, g9)",
        ),
      },
    ]);
    expect(await listAlerts(ctx.db, { lineageId: id, limit: 99 })).toEqual(before);
  });
});
