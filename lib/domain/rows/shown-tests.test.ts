import { describe, expect, it } from "vitest";
import { driftCoverage } from "../metrics/drift/coverage.ts";
import { normalSource } from "../simulate/normal.ts";
import { crossScores, foldedArea } from "../stats/classifier.ts";
import { random } from "../stats/random.ts";
import { classifierTest } from "./classifier-test.ts";
import type { Cloud } from "./cloud.ts";
import { insideTests } from "./inside-tests.ts";

const WIDTH = 16;

function cloud(n: number, seed: string, { shift = 0, spread = 1, modes = 8 } = {}): Cloud {
  const source = random(seed);
  const normal = normalSource(source);
  const point = new Float32Array(n * WIDTH);
  const unit = new Float32Array(n * WIDTH);
  for (let i = 0; i < n; i++) {
    const mode = source.below(modes);
    const row = Array.from(
      { length: WIDTH },
      (_, k) => (k === mode ? 4 : 0) + spread * normal() + (k === 9 ? shift : 0),
    );
    const length = Math.hypot(...row);
    row.forEach((x, k) => {
      point[i * WIDTH + k] = x;
      unit[i * WIDTH + k] = x / length;
    });
  }
  return { n, width: WIDTH, unit, point };
}

const coverage = (generation: Cloud, n: number, seed = "human") => {
  const [a, b] = [cloud(n, `${seed}/a`), cloud(n, `${seed}/b`)];
  const found = insideTests(a, b, generation, 0.01).find(({ metric }) => metric === driftCoverage)?.estimate;
  if (found?.kind !== "value") throw new Error("no coverage");
  return found;
};

const area = (human: Cloud, generation: Cloud, seed = "seed") => {
  const { estimate, isGate } = classifierTest(human, generation, seed);
  if (estimate.kind !== "value") throw new Error("no area");
  expect(isGate).toBe(false);
  return estimate;
};

describe("drift.coverage", () => {
  it.each([100, 300, 900])("is 1 for further people at n = %i, whatever n", (n) => {
    const values = Array.from({ length: 8 }, (_, k) => coverage(cloud(n, `people/${k}`), n, `human/${k}`).value);
    expect(values.reduce((sum, x) => sum + x, 0) / 8).toBeGreaterThan(0.985);
    expect(values.reduce((sum, x) => sum + x, 0) / 8).toBeLessThan(1.015);
  });

  it("falls surely when two of eight modes are no longer said", () => {
    const { high, control } = coverage(cloud(600, "lost", { modes: 6 }), 600);
    expect(high).toBeLessThan(0.9);
    expect(control).toEqual({ value: 1, n: 600 });
  });
});

describe("drift.classifier", () => {
  it.each([80, 400])("is one half for further people at n = %i, with a p that is seldom small", (n) => {
    const found = Array.from({ length: 12 }, (_, k) => area(cloud(n, `one/${k}`), cloud(n, `other/${k}`), `seed/${k}`));
    const mean = found.reduce((sum, { value }) => sum + value, 0) / found.length;
    // Four standard errors of the mean of twelve.
    expect(Math.abs(mean - 0.5)).toBeLessThan((4 * 0.55) / Math.sqrt(12 * n));
    expect(found.filter(({ p = 1 }) => p <= 0.05).length).toBeLessThanOrEqual(3);
    expect(found.filter(({ low, high }) => low <= 0.5 && high >= 0.5).length).toBeGreaterThanOrEqual(8);
  });

  it("rises with the least p when the subject moves, and is the same again for the same seed", () => {
    const [human, moved] = [cloud(400, "human"), cloud(400, "moved", { shift: 1.5 })];
    const { value, p } = area(human, moved);
    expect(value).toBeGreaterThan(0.75);
    expect(p).toBe(1 / 200);
    expect(area(human, moved)).toEqual(area(human, moved));
  });

  it("scores a row without having seen its label", () => {
    const rows = cloud(100, "rows").unit;
    const label = Uint8Array.from({ length: 100 }, (_, i) => (i % 3 === 0 ? 1 : 0));
    const scoresOf = crossScores(rows, WIDTH);
    const scores = scoresOf(label);
    const other = scoresOf(label.map((x, i) => (i === 15 ? 1 - x : x)));
    for (let i = 0; i < 100; i += 5) expect(other[i]).toBe(scores[i]);
    expect(other[1]).not.toBe(scores[1]);
    expect(foldedArea(new Float64Array(100), label)).toBe(0.5);
  });
});
