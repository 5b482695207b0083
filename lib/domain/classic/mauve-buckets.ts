import type { RowValues } from "../stats/packed.ts";
import { type Random, random } from "../stats/random.ts";
import { unitRows } from "./cosine-distances.ts";
import { momentsOfRows } from "./covariance.ts";
import { jacobi } from "./jacobi.ts";
import { mauveOfHistograms } from "./mauve.ts";

/** Share of the variance that the principal components keep. */
const KEPT_VARIANCE = 0.9;
const STARTS = 5;
const MOST_STEPS = 500;
const ROWS_A_BUCKET = 10;

/**
 * MAUVE of two sets of rows: length 1, principal components with 90% of the variance of both together, k-means with a
 * tenth as many buckets as rows of the smaller side. Mean over seeds: it depends on them and, by the number of buckets, on n.
 * Compared with other tools only. Source: Pillutla et al. 2021, section 3. O(n · k · d) a step.
 */
export function mauveOfRows(a: RowValues, b: RowValues, width: number, seeds: readonly string[]): number {
  const [n, m] = [a.length / width, b.length / width];
  const joined = new Float64Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  const { points, dimension } = components(unitRows(joined, width), width);
  const buckets = Math.max(2, Math.round(Math.min(n, m) / ROWS_A_BUCKET));
  const scores = seeds.map((seed) => {
    const bucket = kMeans(points, dimension, buckets, random(seed));
    const shares = (from: number, to: number) => {
      const held = new Array<number>(buckets).fill(0);
      for (let i = from; i < to; i++) held[bucket[i] ?? 0] = (held[bucket[i] ?? 0] ?? 0) + 1 / (to - from);
      return held;
    };
    return mauveOfHistograms(shares(0, n), shares(n, n + m));
  });
  return scores.reduce((sum, each) => sum + each, 0) / scores.length;
}

function components(rows: Float64Array, width: number): { points: Float64Array; dimension: number } {
  const { mean, covariance } = momentsOfRows(rows, width);
  const { values, vectors } = jacobi(covariance, width);
  const order = Array.from(values.keys()).toSorted((x, y) => (values[y] ?? 0) - (values[x] ?? 0));
  const all = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  let [dimension, kept] = [0, 0];
  while (dimension < width && (dimension === 0 || kept < KEPT_VARIANCE * all))
    kept += values[order[dimension++] ?? 0] ?? 0;
  const n = rows.length / width;
  const points = new Float64Array(n * dimension);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < dimension; c++) {
      let along = 0;
      for (let k = 0; k < width; k++) {
        along += ((rows[i * width + k] ?? 0) - (mean[k] ?? 0)) * (vectors[k * width + (order[c] ?? 0)] ?? 0);
      }
      points[i * dimension + c] = along;
    }
  }
  return { points, dimension };
}

/** The bucket of each point: the best of five Lloyd runs, each begun at points drawn without replacement. */
function kMeans(points: Float64Array, dimension: number, k: number, source: Random): Uint32Array {
  let best = { cost: Number.POSITIVE_INFINITY, bucket: new Uint32Array() };
  for (let start = 0; start < STARTS; start++) {
    const run = lloyd(points, dimension, drawnCentres(points, dimension, k, source));
    if (run.cost < best.cost) best = run;
  }
  return best.bucket;
}

function drawnCentres(points: Float64Array, dimension: number, k: number, source: Random): Float64Array {
  const order = Array.from({ length: points.length / dimension }, (_, i) => i);
  const centres = new Float64Array(k * dimension);
  for (let c = 0; c < k; c++) {
    const at = c + source.below(order.length - c);
    const drawn = order[at] ?? 0;
    order[at] = order[c] ?? 0;
    order[c] = drawn;
    centres.set(points.subarray(drawn * dimension, (drawn + 1) * dimension), c * dimension);
  }
  return centres;
}

function lloyd(points: Float64Array, dimension: number, centres: Float64Array) {
  const n = points.length / dimension;
  const k = centres.length / dimension;
  const bucket = new Uint32Array(n);
  let cost = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MOST_STEPS; step++) {
    let total = 0;
    for (let i = 0; i < n; i++) {
      let least = Number.POSITIVE_INFINITY;
      for (let c = 0; c < k; c++) {
        let squared = 0;
        for (let x = 0; x < dimension; x++) {
          squared += ((points[i * dimension + x] as number) - (centres[c * dimension + x] as number)) ** 2;
        }
        if (squared >= least) continue;
        least = squared;
        bucket[i] = c;
      }
      total += least;
    }
    if (total >= cost) break;
    cost = total;
    move(points, dimension, bucket, centres);
  }
  return { cost, bucket };
}

/** Centres to the means of their points; a centre without points stays. */
function move(points: Float64Array, dimension: number, bucket: Uint32Array, centres: Float64Array): void {
  const held = new Float64Array(centres.length / dimension);
  const sums = new Float64Array(centres.length);
  bucket.forEach((c, i) => {
    held[c] = (held[c] ?? 0) + 1;
    for (let x = 0; x < dimension; x++) {
      sums[c * dimension + x] = (sums[c * dimension + x] as number) + (points[i * dimension + x] as number);
    }
  });
  held.forEach((count, c) => {
    if (count === 0) return;
    for (let x = 0; x < dimension; x++) centres[c * dimension + x] = (sums[c * dimension + x] as number) / count;
  });
}
