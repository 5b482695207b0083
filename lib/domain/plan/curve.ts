import type { Histogram } from "../stats/histogram.ts";
import { expectedSeen, samplesForSeen } from "../stats/rarefaction.ts";

/** How many of some events samples show, by their number, and the number that shows so many. Both rise. */
export interface Curve {
  seenIn: (samples: number) => number;
  samplesFor: (seen: number) => number;
}

/** Share of all events at which "how many samples show it" is cut off: the last ones would take for ever. */
const ALMOST_ALL = 0.9999;

/**
 * The rarefaction curve of n samples, going on beyond them towards all `events` there are: seen + f₀(1 − e^{−f₁(N−n)/(n f₀)}),
 * f₀ = events not seen, so that the curve leaves its last sample at Good's rate of discovery f₁/n.
 * Given histograms of samples that hold each event. Source: Hurlbert 1971; beyond n Shen, Chao, Lin 2003, eq. 11.
 */
export function curveOf(histograms: readonly Histogram[], n: number, events: number): Curve {
  const seen = expectedSeen(histograms, n, n);
  const unseen = Math.max(events - seen, 1e-9);
  const rate = timesCounted(histograms, 1) / (n * unseen);
  return {
    seenIn: (samples) =>
      samples <= n ? expectedSeen(histograms, n, samples) : seen + unseen * -Math.expm1(-rate * (samples - n)),
    samplesFor: (wanted) => {
      if (wanted <= seen) return samplesForSeen(histograms, n, wanted);
      const missing = Math.min((wanted - seen) / unseen, ALMOST_ALL);
      return rate > 0 ? n - Math.log1p(-missing) / rate : n;
    },
  };
}

/** Events there are in all, at least (Chao 1984): seen + f₁²/(2 f₂). */
export function leastEvents(histograms: readonly Histogram[]): number {
  const ones = timesCounted(histograms, 1);
  const twos = timesCounted(histograms, 2);
  const seen = histograms.reduce((sum, { times }) => sum + total(times), 0);
  return seen + (twos > 0 ? (ones * ones) / (2 * twos) : (ones * (ones - 1)) / 2);
}

const timesCounted = (histograms: readonly Histogram[], x: number) =>
  histograms.reduce((sum, { count, times }) => {
    for (let i = 0; i < count.length && (count[i] ?? 0) <= x; i++) if (count[i] === x) return sum + (times[i] ?? 0);
    return sum;
  }, 0);

function total(times: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < times.length; i++) sum += times[i] ?? 0;
  return sum;
}
