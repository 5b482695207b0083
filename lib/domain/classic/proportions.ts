import { betaQuantile } from "../stats/beta.ts";
import { clopperPearson } from "../stats/exact-counts.ts";
import { normalQuantile } from "../stats/normal.ts";

export type Interval = [low: number, high: number];

const clipped = ([low, high]: Interval): Interval => [Math.max(0, low), Math.min(1, high)];
const zOf = (confidence: number) => normalQuantile(0.5 + confidence / 2);

/** Score interval of a share, x of n (Wilson 1927). */
export function wilson(x: number, n: number, confidence: number): Interval {
  const z = zOf(confidence);
  const middle = (x + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
  return clipped([middle - half, middle + half]);
}

/** Score interval with continuity correction (Newcombe 1998, method 4). */
export function wilsonCorrected(x: number, n: number, confidence: number): Interval {
  const z = zOf(confidence);
  const p = x / n;
  const below = 2 * n * p + z * z;
  const reach = (sign: number) => 1 + z * Math.sqrt(z * z - sign * 2 - 1 / n + 4 * p * (n * (1 - p) + sign));
  const scale = 2 * (n + z * z);
  return [x === 0 ? 0 : (below - reach(1)) / scale, x === n ? 1 : (below + reach(-1)) / scale];
}

/** Equal tails of the posterior beta with both parameters ½ (Jeffreys; Brown, Cai, DasGupta 2001). */
export function jeffreys(x: number, n: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  return [betaQuantile(tail, x + 0.5, n - x + 0.5), betaQuantile(1 - tail, x + 0.5, n - x + 0.5)];
}

/** Wald interval about (x + z²/2)/(n + z²), cut to [0, 1] (Agresti, Coull 1998). */
export function agrestiCoull(x: number, n: number, confidence: number): Interval {
  const z = zOf(confidence);
  const size = n + z * z;
  const share = (x + (z * z) / 2) / size;
  const half = z * Math.sqrt((share * (1 - share)) / size);
  return clipped([share - half, share + half]);
}

/** Wald interval, cut to [0, 1]: too narrow near the ends (Laplace 1812). */
export function wald(x: number, n: number, confidence: number): Interval {
  const half = zOf(confidence) * Math.sqrt(((x / n) * (1 - x / n)) / n);
  return clipped([x / n - half, x / n + half]);
}

/** Exact interval (Clopper, Pearson 1934). */
export function exactShare(x: number, n: number, confidence: number): Interval {
  const { low, high } = clopperPearson(x, n, confidence);
  return [low, high];
}

/**
 * True share behind an apparent one, given how often a test is right of each kind (Rogan, Gladen 1978); not cut to
 * [0, 1]. Null where the test tells nothing (sensitivity + specificity ≤ 1).
 */
export function roganGladen(apparent: number, sensitivity: number, specificity: number): number | null {
  const informed = sensitivity + specificity - 1;
  return informed > 0 ? (apparent + specificity - 1) / informed : null;
}
