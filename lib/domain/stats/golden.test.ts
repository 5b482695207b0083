import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { coverage, coverageAt, depthForCoverage } from "./coverage.ts";
import { jensenShannon } from "./divergence.ts";
import { hillNumber } from "./entropy.ts";
import { clopperPearson, holm } from "./exact-counts.ts";
import { type Histogram, histogram } from "./histogram.ts";
import { gaussianSums, medianSigma, mmdSquared } from "./kernels.ts";
import { prdcOf } from "./neighbours.ts";
import { expectedSeen } from "./rarefaction.ts";
import { areaBetween, momentsOf, quantileOf } from "./sorted.ts";
import { effectiveOfRows, vendiScore } from "./vendi.ts";
import { wasserstein } from "./wasserstein.ts";

const FOLDER = join(process.cwd(), "bench/oracles");
const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), "utf8"));
const MANIFEST: { file: string; sha256: string }[] = read("MANIFEST.json");
const CATEGORICAL = MANIFEST.map(({ file }) => file).filter((file) => file.startsWith("categorical/"));
const EMBEDDING = MANIFEST.map(({ file }) => file).filter((file) => file.startsWith("embedding/"));
const NUMERIC = MANIFEST.map(({ file }) => file).filter((file) => file.startsWith("numeric/"));

/** Frequencies of frequencies of a vector of counts. */
function fromCounts(counts: readonly number[]): Histogram {
  const dense = new Uint32Array(Math.max(...counts) + 1);
  for (const count of counts) dense[count] = (dense[count] ?? 0) + 1;
  return histogram(dense);
}

describe("golden values", () => {
  it("are the vendored files, byte for byte", () => {
    for (const { file, sha256 } of MANIFEST) {
      expect(
        createHash("sha256")
          .update(readFileSync(join(FOLDER, file)))
          .digest("hex"),
        file,
      ).toBe(sha256);
    }
  });
});

describe.each(CATEGORICAL)("%s", (file) => {
  const { inputs, reference } = read(file);
  it.each(["reference", "current"])("agrees on the %s side with vegan and iNEXT", (side) => {
    const counts: number[] = inputs[`${side}_counts`];
    const held = fromCounts(counts);
    const n = counts.reduce((sum, count) => sum + count, 0);
    const depths: number[] = reference[`${side}.rarefy_depths`]?.value ?? [];
    const golden = (key: string): number[] | undefined => reference[`${side}.${key}`]?.value ?? undefined;
    depths.forEach((m, i) => {
      const close = (value: number, key: string) => {
        const wanted = golden(key)?.[i];
        if (typeof wanted !== "number") return;
        expect(Math.abs(value - wanted), `${key} at ${m}`).toBeLessThan(1e-8 * Math.abs(wanted) + 1e-12);
      };
      close(expectedSeen([held], n, m), "vegan_rarefy_expected_S");
      if (m < n) close(coverageAt(held, m), "inext_Chat_Ind_at_depths");
      close(hillNumber(held, 1, m), "inext_estimateD_q1_at_depths");
      close(hillNumber(held, 2, m), "inext_estimateD_q2_at_depths");
    });
    const full = reference[`${side}.inext_Chat_Ind_at_n`]?.value;
    if (typeof full === "number" && full > 0) expect(coverage(held) / full).toBeCloseTo(1, 8);
  });

  it("agrees with scipy on the Jensen-Shannon distance", () => {
    const wanted = reference.js_distance_nat?.value;
    if (typeof wanted !== "number") return;
    expect(Math.sqrt(jensenShannon(inputs.reference_counts, inputs.current_counts))).toBeCloseTo(wanted, 10);
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
  it("agrees with numpy on quantiles and with scipy on the area between two sorted samples", () => {
    const { inputs, reference } = read(file);
    const [human, model] = [inputs.reference, inputs.current].map((values) => Float64Array.from(values).sort());
    if (!human || !model) throw new Error("no sides");
    const shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
    shares.forEach((share, i) => {
      expect(quantileOf(human, share)).toBeCloseTo(reference.quantiles_ref_linear.value[i], 10);
    });
    expect(areaBetween(human, model)).toBeCloseTo(reference.wasserstein_1.value, 10);
    // Evidently divides by the deviation with ddof 0, and by .001 where that is 0.
    const { variance } = momentsOf(human, 0);
    const wanted = reference.wasserstein_norm_evidently.value;
    const deviation = Math.sqrt((variance * (human.length - 1)) / human.length);
    if (deviation > 0) expect(areaBetween(human, model) / deviation).toBeCloseTo(wanted, 9);
  });

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

describe("multiple testing and proportions", () => {
  const { bh, intervals } = read("stats/multiple-testing-and-proportions.json");
  it("agrees with statsmodels on Holm", () => {
    for (const each of Object.values<{ p: number[]; statsmodels_0_13_5: { holm: number[] } }>(bh)) {
      holm(each.p).forEach((p, i) => {
        expect(p).toBeCloseTo(each.statsmodels_0_13_5.holm[i] ?? Number.NaN, 9);
      });
    }
  });

  it("agrees with statsmodels on Clopper-Pearson", () => {
    type Case = { successes: number; n: number; confidence: number; statsmodels_0_13_5: { beta: [number, number] } };
    for (const { successes, n, confidence, statsmodels_0_13_5: wanted } of Object.values<Case>(intervals)) {
      const { low, high } = clopperPearson(successes, n, confidence);
      expect(low).toBeCloseTo(wanted.beta[0], 6);
      expect(high).toBeCloseTo(wanted.beta[1], 6);
    }
  });
});
