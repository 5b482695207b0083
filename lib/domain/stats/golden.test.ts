import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { coverage, depthForCoverage } from "./coverage.ts";
import { hillNumber } from "./entropy.ts";
import { type Histogram, histogram } from "./histogram.ts";
import { gaussianSums, medianSigma, mmdSquared } from "./kernels.ts";
import { prdcOf } from "./neighbours.ts";
import { effectiveOfRows, vendiScore } from "./vendi.ts";
import { wasserstein } from "./wasserstein.ts";

const FOLDER = join(process.cwd(), "bench/oracles");
const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), "utf8"));
/** What the oracle runner computes by the same kernels is held there (bench/oracles). */
const MANIFEST: { file: string }[] = read("MANIFEST.json");
const CATEGORICAL = MANIFEST.map(({ file }) => file).filter((file) => file.startsWith("categorical/"));
const EMBEDDING = MANIFEST.map(({ file }) => file).filter((file) => file.startsWith("embedding/"));
const NUMERIC = MANIFEST.map(({ file }) => file).filter((file) => file.startsWith("numeric/"));

/** Frequencies of frequencies of a vector of counts. */
function fromCounts(counts: readonly number[]): Histogram {
  const dense = new Uint32Array(Math.max(...counts) + 1);
  for (const count of counts) dense[count] = (dense[count] ?? 0) + 1;
  return histogram(dense);
}

describe.each(CATEGORICAL)("%s", (file) => {
  const { inputs, reference } = read(file);
  it.each(["reference", "current"])("agrees on the %s side with iNEXT on what is covered", (side) => {
    const full = reference[`${side}.inext_Chat_Ind_at_n`]?.value;
    if (typeof full === "number" && full > 0) {
      expect(coverage(fromCounts(inputs[`${side}_counts`])) / full).toBeCloseTo(1, 8);
    }
  });
});

describe("hillNumber", () => {
  it("of samples that hold each type is the plain one of their shares when all samples are drawn", () => {
    const held = { count: [1, 2, 5, 8], times: [4, 3, 2, 1] };
    const all = [1, 1, 1, 1, 2, 2, 2, 5, 5, 8].map((x) => x / 28);
    const entropy = all.reduce((sum, share) => sum - share * Math.log(share), 0);
    expect(hillNumber(held, 0, 10, 10)).toBeCloseTo(10, 12);
    expect(hillNumber(held, 1, 10, 10)).toBeCloseTo(Math.exp(entropy), 10);
    expect(hillNumber(held, 2, 10, 10)).toBeCloseTo(1 / all.reduce((sum, share) => sum + share ** 2, 0), 10);
  });
});

describe("depthForCoverage", () => {
  it("finds the depth at which iNEXT reaches the same coverage", () => {
    const { inputs, reference } = read("categorical/c01-zipf-tail-loss.json");
    const held = fromCounts(inputs.reference_counts);
    const m = depthForCoverage(held, 0.8);
    const [types] = reference["reference.inext_estimateD_q012_at_coverage_0.8"].value;
    expect(Math.abs(hillNumber(held, 0, m) - types)).toBeLessThan(1);
  });
});

describe.each(EMBEDDING)("%s", (file) => {
  const { inputs, reference } = read(file);
  const width: number = inputs.P[0].length;
  const flat = (rows: number[][]) => ({
    wide: Float64Array.from(rows.flat()),
    narrow: Float32Array.from(rows.flat()),
  });
  const [p, q] = [flat(inputs.P), flat(inputs.Q)];

  it.each([
    ["wide", 1e-9],
    ["narrow", 2e-5],
  ] as const)("agrees with alibi-detect on bandwidth and unbiased MMD², %s rows", (kind, tolerance) => {
    const sigma = medianSigma(p[kind], width);
    expect(Math.abs(sigma / reference.median_sigma_ref_only.value - 1)).toBeLessThan(tolerance);
    const value = mmdSquared(gaussianSums(p[kind], q[kind], width, sigma));
    const wanted = reference.mmd2_unbiased_sigma_ref.value;
    expect(Math.abs(value / wanted - 1)).toBeLessThan(Math.max(1e-6, tolerance));
  });

  it.each(["wide", "narrow"] as const)("agrees with prdc, to a point where distances tie, %s rows", (kind) => {
    for (const k of [3, 5]) {
      const wanted = reference[`prdc_k${k}`].value;
      const value = prdcOf(p[kind], q[kind], width, k);
      for (const part of ["precision", "recall", "coverage"] as const) {
        expect(Math.abs(value[part] - wanted[part]), part).toBeLessThanOrEqual(width / q.wide.length + 1e-9);
      }
      expect(value.density).toBeCloseTo(wanted.density, 2);
    }
  });

  it("agrees with Vendi of any order, and grows no longer with n where no row is paired with itself", () => {
    for (const [name, { wide: rows }] of [
      ["P", p],
      ["Q", q],
    ] as const) {
      const unit = rows.map((x, i) => {
        const from = Math.floor(i / width) * width;
        return x / Math.hypot(...rows.subarray(from, from + width));
      });
      for (const order of [0.5, 1, 2, Number.POSITIVE_INFINITY]) {
        const wanted = reference[`vendi_cosine_q${order === Number.POSITIVE_INFINITY ? "inf" : order}_${name}`]?.value;
        if (typeof wanted !== "number") continue;
        expect(vendiScore(unit, width, order) / wanted).toBeCloseTo(1, order === 0.5 ? 6 : 9);
      }
      expect(effectiveOfRows(unit, width)).toBeGreaterThan(vendiScore(unit, width, 2));
      expect(effectiveOfRows(Float32Array.from(unit), width) / effectiveOfRows(unit, width)).toBeCloseTo(1, 5);
    }
  });
});

describe.each(NUMERIC)("%s", (file) => {
  it("agrees with scipy on the Wasserstein distance", () => {
    const { inputs, reference } = read(file);
    const wanted = reference.wasserstein_1?.value;
    const sides = [inputs.reference, inputs.current] as const;
    if (typeof wanted !== "number" || !sides.every(Array.isArray)) return;
    const [a, b] = sides.map((values: number[]) => {
      const sorted = values.toSorted((x, y) => x - y);
      return { count: sorted, times: sorted.map(() => 1) };
    });
    const mean = sides[0].reduce((sum: number, x: number) => sum + x, 0) / sides[0].length;
    const deviation = Math.sqrt(
      sides[0].reduce((sum: number, x: number) => sum + (x - mean) ** 2, 0) / sides[0].length,
    );
    if (a && b && deviation > 0) expect(wasserstein(a, b) * deviation).toBeCloseTo(wanted, 8);
  });
});
