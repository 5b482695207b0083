import { POWER_Z, type Tested } from "../comparison/tested.ts";
import { type Estimate, estimate, unknown } from "../estimate.ts";
import { driftCoverage } from "../metrics/drift/coverage.ts";
import { driftRecall } from "../metrics/drift/recall.ts";
import { qualityPrecision } from "../metrics/quality/precision.ts";
import { hypergeometricLowerTail, rateRatio } from "../stats/exact-counts.ts";
import { halfWidth, jackknifeError } from "../stats/jackknife.ts";
import { inBalls, notZero, radiiOf } from "../stats/neighbours.ts";
import { normalQuantile } from "../stats/normal.ts";
import { type Cloud, sliceOf } from "./cloud.ts";

const NEIGHBOURS = 5;
/** Rows a side at most, and blocks of the control that the interval of recall leaves out in turn. */
const ROWS_A_SIDE = 1_000;
const BLOCKS = 20;

/**
 * Precision (generation inside the control's region, against the catalogue inside it) and recall (control inside the
 * generation's region, against the catalogue's), with equally many rows a side. Given the region of the control, catalogue
 * and generation are alike under no change, so precision's p is exact. `alpha`: the watch α. O(rows² · d).
 */
export function insideTests(catalogue: Cloud, control: Cloud, generation: Cloud, alpha: number): Tested[] {
  const m = Math.min(catalogue.n, control.n, generation.n, ROWS_A_SIDE);
  const [a, b, g] = [catalogue, control, generation].map((cloud) => sliceOf(cloud, 0, m).point);
  const { width } = control;
  if (!a || !b || !g || m < qualityPrecision.minSamples) {
    return [qualityPrecision, driftRecall, driftCoverage].map((metric) => ({
      metric,
      slice: "all",
      isGate: metric === qualityPrecision,
      estimate: unknown("too-few-samples", generation.n),
    }));
  }
  const [people, held, model] = [a, b, g].map((rows) => ({ rows, radii: radiiOf(rows, width, NEIGHBOURS) }));
  if (!people || !held || !model) return [];
  const human = inBalls(held, people, width);
  const generated = inBalls(held, model, width);
  const precision = ratioOf(notZero(generated.secondInFirst.inBalls), notZero(human.secondInFirst.inBalls), m, alpha);
  const recall = recallOf(generated.firstInSecond.inBalls, human.firstInSecond.inBalls, m);
  return [
    { metric: qualityPrecision, slice: "all", isGate: true, estimate: precision },
    { metric: driftRecall, slice: "all", isGate: false, estimate: recall },
    { metric: driftCoverage, slice: "all", isGate: false, estimate: coverageOf(generated.secondInFirst.holds, m) },
  ];
}

function ratioOf(generation: number, human: number, m: number, alpha: number): Estimate {
  const ratio = rateRatio({ hits: generation, exposure: m }, { hits: human, exposure: m });
  if (!ratio) return unknown("too-few-events", m);
  // Shares near one vary less than counts: the interval of the ratio of two binomials (Katz et al. 1978).
  const error = Math.sqrt(Math.max(1e-12, 1 / Math.max(1, generation) - 1 / m + 1 / human - 1 / m));
  const half = normalQuantile(0.975) * error;
  const ends =
    generation > 0
      ? { low: ratio.value * Math.exp(-half), high: ratio.value * Math.exp(half) }
      : { low: ratio.low, high: ratio.high };
  const p = hypergeometricLowerTail(generation, m, generation + human, 2 * m);
  const mde = 1 - Math.exp(-error * (normalQuantile(1 - alpha) + POWER_Z));
  return estimate({ value: ratio.value, ...ends, n: m, control: { value: 1, n: m }, p, mde });
}

/**
 * Shown only: balls of the control that hold a row of the generation, over their exact share under no change, with blocks
 * of the control left out in turn (Naeem et al. 2020, lemma 2: the first k of all others are human).
 */
function coverageOf(holds: Uint32Array, m: number): Estimate {
  let missed = 1;
  for (let j = 0; j < NEIGHBOURS; j++) missed *= (m - 1 - j) / (2 * m - 1 - j);
  const shareWithout = (block: number) => {
    const kept = holds.filter((_, i) => i % BLOCKS !== block);
    return notZero(kept) / kept.length / (1 - missed);
  };
  const value = notZero(holds) / m / (1 - missed);
  const error = jackknifeError([Array.from({ length: BLOCKS }, (_, block) => shareWithout(block))]);
  const half = halfWidth(BLOCKS) * error;
  return estimate({ value, low: Math.max(0, value - half), high: value + half, n: m, control: { value: 1, n: m } });
}

/** Shown only: rows covered by the generation over rows covered by people, with blocks of the control left out in turn. */
function recallOf(generation: Uint32Array, human: Uint32Array, m: number): Estimate {
  const logWithout = (block: number) => {
    let [g, h] = [0, 0];
    for (let i = 0; i < m; i++) {
      if (i % BLOCKS === block) continue;
      if (generation[i] !== 0) g++;
      if (human[i] !== 0) h++;
    }
    return Math.log(g / h);
  };
  const value = logWithout(-1);
  const error = jackknifeError([Array.from({ length: BLOCKS }, (_, block) => logWithout(block))]);
  if (!Number.isFinite(value) || !Number.isFinite(error)) return unknown("undefined", m);
  const half = halfWidth(BLOCKS) * error;
  const ends = { value: Math.exp(value), low: Math.exp(value - half), high: Math.exp(value + half) };
  return estimate({ ...ends, n: m, control: { value: 1, n: m } });
}
