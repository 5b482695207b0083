import type { Contrast } from "./comparison/comparison.ts";
import type { Side } from "./side.ts";
import type { Histogram } from "./stats/histogram.ts";
import { expectedSeen, samplesForSeen } from "./stats/rarefaction.ts";

/** How many of some events human samples show, by their number, and what a generation is worth on that curve. */
export interface HumanCurve {
  seenIn: (samples: number) => number;
  samplesFor: (seen: number) => number;
  /** Human samples that show as much as the generation does at its budget. */
  equivalent: number;
  /** Human samples at that budget. */
  observed: number;
}

/**
 * The control's own rarefaction curve for the events that `of` picks, going on beyond the control by one rate for all
 * (Poisson, met at the last sample) towards `ceiling`: all events there are.
 */
export function humanCurve(
  { control, generation }: Contrast,
  of: (side: Side) => Histogram[],
  ceiling: number,
): HumanCurve {
  const human = control.whole;
  const model = generation.whole;
  const histograms = of(human);
  const all = expectedSeen(histograms, human.n, human.n);
  const most = Math.max(ceiling, all * 1.001);
  const rate = -Math.log1p(-all / most) / human.n;
  return {
    seenIn: (samples) =>
      samples <= human.n ? expectedSeen(histograms, human.n, Math.floor(samples)) : most * -Math.expm1(-rate * samples),
    samplesFor: (seen) =>
      seen <= all ? samplesForSeen(histograms, human.n, seen) : -Math.log1p(-Math.min(seen / most, 0.9999)) / rate,
    equivalent: samplesForSeen(histograms, human.n, expectedSeen(of(model), model.n, model.m)),
    observed: human.m,
  };
}

/** Types there are in all, at least (Chao 1984): seen + f1²/(2 f2). */
export function leastTypes(histograms: readonly Histogram[]): number {
  let seen = 0;
  let ones = 0;
  let twos = 0;
  for (const histogram of histograms) {
    for (let i = 0; i < histogram.count.length; i++) {
      const times = histogram.times[i] ?? 0;
      seen += times;
      if (histogram.count[i] === 1) ones += times;
      if (histogram.count[i] === 2) twos += times;
    }
  }
  return seen + (twos > 0 ? (ones * ones) / (2 * twos) : (ones * (ones - 1)) / 2);
}

/**
 * Human samples that `bundle` samples of this generation are worth. The generation is read as a resample of B
 * human-equivalent samples, N(n) = B(1 − exp(−n/B)) (statistics.md 8 with T = 1), B from what was observed.
 */
export function equivalentOfBundle({ equivalent, observed }: HumanCurve, bundle: number): number {
  if (equivalent >= observed * 0.999) return bundle;
  const worth = (base: number, samples: number) => base * -Math.expm1(-samples / base);
  let low = equivalent;
  let high = equivalent * 2;
  while (worth(high, observed) < equivalent && high < 1e12) high *= 2;
  while (high - low > 1e-6 * high) {
    const middle = (low + high) / 2;
    if (worth(middle, observed) < equivalent) low = middle;
    else high = middle;
  }
  return worth(high, bundle);
}
