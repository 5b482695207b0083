import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { aliasTable, drawAlias } from "../simulate/alias.ts";
import { zipfWeights } from "../simulate/world.ts";
import { entropyAtInfinity } from "./entropy-at-infinity.ts";
import { random } from "./random.ts";

/** The formula term by term. */
function direct(counts: readonly number[]): number {
  const n = counts.reduce((sum, x) => sum + x, 0);
  const of = (x: number) => counts.filter((count) => count === x).length;
  const harmonic = (from: number, to: number) => {
    let sum = 0;
    for (let k = from; k < to; k++) sum += 1 / k;
    return sum;
  };
  const seen = counts.reduce((sum, x) => sum + (x > 0 ? (x / n) * harmonic(x, n) : 0), 0);
  const [f1, f2] = [of(1), of(2)];
  if (f1 === 0) return seen;
  const a = f2 > 0 ? (2 * f2) / ((n - 1) * f1 + 2 * f2) : 2 / ((n - 1) * (f1 - 1) + 2);
  let [rest, power] = [0, 1 - a];
  for (let j = 0; power > 1e-20; j++, power *= 1 - a) rest += power / (n + j);
  return seen + (f1 / n) * rest;
}

describe("entropyAtInfinity", () => {
  it.each([[[1, 1]], [[3, 1]], [[2, 2, 1]], [[9, 4, 1, 1, 1, 2]], [[50, 30, 2, 2, 1, 1, 1, 1, 1]], [[4, 4, 4]], [[1]]])(
    "is the published sum, term by term: %j",
    (counts) => {
      expect(entropyAtInfinity(counts)).toBeCloseTo(direct(counts), 8);
    },
  );

  it.each(["c01-zipf-tail-loss", "c03-small-zeros"])("agrees with iNEXT on %s", (name) => {
    const { inputs, reference } = JSON.parse(readFileSync(`bench/oracles/categorical/${name}.json`, "utf8"));
    for (const side of ["reference", "current"]) {
      const wanted = reference[`${side}.inext_asymptotic_shannon_entropy`].value;
      const value =
        typeof wanted === "number" ? wanted : Object.values(wanted).find((each) => typeof each === "number");
      expect(Math.abs(entropyAtInfinity(inputs[`${side}_counts`]) - Number(value))).toBeLessThan(6e-4);
    }
  });

  it("is near the truth where the plug-in is far below it", () => {
    const weights = zipfWeights(20_000, 1);
    const total = weights.reduce((sum, x) => sum + x, 0);
    const truth = weights.reduce((sum, x) => sum - (x / total) * Math.log(x / total), 0);
    const counts = new Uint32Array(weights.length);
    const [table, source] = [aliasTable(weights), random("entropy")];
    for (let i = 0; i < 10_000; i++) {
      const kind = drawAlias(table, source);
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    expect(Math.abs(entropyAtInfinity(counts) - truth)).toBeLessThan(0.15);
    expect(entropyAtInfinity([])).toBe(0);
  });
});
