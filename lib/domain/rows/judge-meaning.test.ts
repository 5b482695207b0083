import { describe, expect, it } from "vitest";
import { budgetOf } from "../budget.ts";
import { rejectedVerdict } from "../kind.ts";
import { defaultPolicies } from "../policy.ts";
import { normalFrom } from "../simulate/laws.ts";
import { type Random, random } from "../stats/random.ts";
import { codeOf, contentHash, countsOf } from "../summary/hash-counts.ts";
import { mergeRows, type Rows, rowsOf } from "../summary/rows.ts";
import { judgeMeaning } from "./judge-meaning.ts";

const POLICIES = defaultPolicies();
const WIDTH = 24;
const MODES = 20;
const BUDGET = budgetOf(POLICIES.budget, 1, ["meaning"]);

/** Twenty modes of 5% each, on random directions. */
function point(source: Random, { keep = (_: number) => true, noise = 0.4, move = 0, scale = 1 } = {}): number[] {
  let mode = source.below(MODES);
  while (!keep(mode)) mode = source.below(MODES);
  const center = random(`mode/${mode}`);
  return Array.from({ length: WIDTH }, (_, j) => {
    return scale * (normalFrom(center) + noise * normalFrom(source)) + (j < 6 ? move : 0);
  });
}

const cloud = (n: number, seed: string, change = {}): Rows => {
  const source = random(seed);
  return rowsOf(
    Array.from({ length: n }, (_, i) => ({ key: i * 50 + source.below(50), embedding: point(source, change) })),
  );
};

const SIDES = { catalogue: cloud(700, "catalogue"), control: cloud(700, "control") };

function judgedOn(generation: Rows, seed = "meaning") {
  const told = judgeMeaning({
    ...SIDES,
    generation,
    copies: null,
    policies: POLICIES,
    budget: BUDGET,
    seed,
    bundle: 1_000,
  });
  const rejected = rejectedVerdict(told.judged);
  return { ...told, phase: told.decision.phase, verdict: rejected === "breach" ? told.decision.cap : rejected };
}

describe("judgeMeaning", () => {
  it("seldom raises anything on people against people, and breaches nothing", () => {
    const runs = Array.from({ length: 8 }, (_, run) => judgedOn(cloud(400, `null/${run}`), `null/${run}`));
    expect(runs.filter(({ verdict }) => verdict === "breach")).toEqual([]);
    // Expected at most 8 · 4/52 = 0.6 watches.
    expect(runs.filter(({ verdict }) => verdict === "watch").length).toBeLessThanOrEqual(3);
    expect(runs.filter(({ phase }) => phase === "healthy").length).toBeGreaterThan(5);
  });

  it("calls one mode left of twenty a late collapse, though a tenth of it lies beside people's", () => {
    const told = judgedOn(cloud(600, "one", { keep: (mode: number) => mode === 7 }));
    expect(told).toMatchObject({ phase: "late-collapse", verdict: "breach" });
  });

  it("calls a lost mode of 5% an early collapse, and asks for human samples of it", () => {
    const told = judgedOn(cloud(600, "lost", { keep: (mode: number) => mode !== 7 }));
    expect(told).toMatchObject({ phase: "early-collapse", verdict: "breach" });
    const modes = told.judged.find(({ metric }) => metric === "tail.modes");
    expect(modes).toMatchObject({ verdict: "breach", estimate: { kind: "value" } });
    expect(told.quantities[0]).toMatchObject({ stratum: expect.stringMatching(/^cluster:\d+$/), kind: "targeted" });
    expect(1 / (told.quantities[0]?.inputs.enrichment ?? 1)).toBeLessThan(0.08);
  });

  it.each([
    ["everything moved", { move: 1.2 }],
    ["another subject", { keep: (mode: number) => mode < 8, move: 1.2 }],
  ])("calls it a shift, with no ticket: %s", (_, change) => {
    expect(judgedOn(cloud(600, "moved", change))).toMatchObject({ phase: "shift", verdict: "watch", quantities: [] });
  });

  it.each([
    ["a cloud that shrank as a whole", { scale: 0.7 }],
    ["a cloud that keeps half its modes", { keep: (mode: number) => mode % 2 === 0 }],
  ])("calls it a collapse: %s", (_, change) => {
    const told = judgedOn(cloud(600, "shrunk", change));
    expect(told.phase).toMatch(/collapse$/);
    expect(told.verdict).toBe("breach");
  });

  it("counts equal embeddings where there is no text, and calls one answer for all late", () => {
    const copied = (contents: readonly string[]) => ({
      samples: contents.length,
      contents: countsOf(Float64Array.from(contents, (content) => codeOf(contentHash(content), 0))),
    });
    const human = copied(Array.from({ length: 1_400 }, (_, i) => String(i)));
    const generation = rowsOf([{ key: 3, embedding: point(random("one")) }]);
    const copies = { human, generation: copied(Array(400).fill("same")) };
    const told = judgeMeaning({
      ...SIDES,
      generation,
      copies,
      policies: POLICIES,
      budget: BUDGET,
      seed: "one",
      bundle: 400,
    });
    expect(told.decision).toMatchObject({ phase: "late-collapse", mechanism: "duplication" });
  });

  it("says that embeddings of another dimension, or none, cannot be compared", () => {
    const reason = (generation: Rows) => {
      const [first] = judgedOn(generation).judged;
      return first?.estimate.kind === "unknown" ? first.estimate.reason : null;
    };
    expect(reason(rowsOf([{ key: 1, embedding: [1, 2, 3] }]))).toBe("mixed-providers");
    expect(
      reason(
        rowsOf([
          { key: 1, embedding: [1, 2] },
          { key: 2, embedding: [1, 2, 3] },
        ]),
      ),
    ).toBe("mixed-providers");
    expect(reason(rowsOf([{ key: 1 }]))).toBe("no-embeddings");
  });

  it("keeps the same rows whatever the order and the cut, and distances through the projection of wide ones", () => {
    const source = random("wide");
    const wide = Array.from({ length: 40 }, (_, key) => ({
      key,
      embedding: Array.from({ length: 700 }, () => normalFrom(source)),
    }));
    const whole = mergeRows([rowsOf(wide)], 30);
    const parts = [wide.slice(25), wide.slice(0, 25).toReversed()].map((part) => mergeRows([rowsOf(part)], 30));
    expect(mergeRows(parts, 30)).toEqual(whole);
    const dot = (i: number, j: number) => {
      let sum = 0;
      for (let c = 0; c < 256; c++)
        sum += ((whole.row[i * 256 + c] ?? 0) * (whole.row[j * 256 + c] ?? 0)) / 32_767 ** 2;
      return sum;
    };
    const cosine = (a: number[] = [], b: number[] = []) =>
      a.reduce((sum, x, c) => sum + x * (b[c] ?? 0), 0) /
      Math.sqrt(a.reduce((s, x) => s + x * x, 0) * b.reduce((s, x) => s + x * x, 0));
    for (let i = 0; i < 10; i++)
      expect(Math.abs(dot(i, i + 11) - cosine(wide[i]?.embedding, wide[i + 11]?.embedding))).toBeLessThan(0.25);
    expect(dot(4, 4)).toBeCloseTo(1, 3);
  });
});
