import { type Estimate, estimate, unknown } from "../estimate.ts";
import { holm, hypergeometricLowerTail, rateRatio } from "../stats/exact-counts.ts";
import { normalQuantile } from "../stats/normal.ts";
import { POWER_Z } from "./tested.ts";
import type { Worth } from "./worth.ts";

/**
 * Samples that hold one event: of the control, and of a window of model samples (one generation, or several pooled).
 * What each is worth (1: an independent sample as long as people's) scales both its hits and its samples.
 */
export interface Held {
  control: number;
  hits: number;
  samples: number;
  worth: Worth;
}

/**
 * Rate ratios of a list of events against the human side: hypergeometric lower tail of x_G given x_C + x_G, Holm over the
 * list, exact interval (statistics.md 4). An event that the human side never holds is unknown.
 * Given the list, the human samples, the family's watch α, and how many windows share it: p is multiplied by that.
 */
export function rateRatios(
  list: readonly Held[],
  human: number,
  { alpha, windows }: { alpha: number; windows: number },
): Estimate[] {
  const testable = list.filter(({ control }) => control > 0);
  const adjusted = holm(testable.map((each) => lowerTail(each, human)));
  const critical = alpha > 0 ? normalQuantile(1 - alpha / windows / Math.max(1, testable.length)) : 0;
  return list.map((each) => {
    const { control, hits, samples, worth } = each;
    const ratio = rateRatio(
      { hits: hits * worth.generation, exposure: samples * worth.generation * worth.room },
      { hits: control * worth.human, exposure: human * worth.human },
    );
    if (!ratio) return unknown("too-few-events", samples);
    const error = Math.sqrt(1 / (control * worth.human) + human / (control * samples * worth.generation * worth.room));
    return estimate({
      ...ratio,
      n: samples,
      control: { value: 1, n: human },
      p: Math.min(1, windows * (adjusted[testable.indexOf(each)] ?? 1)),
      mde: 1 - Math.exp(-error * (critical + POWER_Z)),
    });
  });
}

/** Counts that are worth less than they are become the nearest whole ones; room never falls under the hits. */
function lowerTail({ control, hits, samples, worth }: Held, human: number): number {
  const found = Math.round(hits * worth.generation);
  const model = Math.max(found, Math.round(samples * worth.generation * worth.room));
  const held = Math.round(control * worth.human);
  return hypergeometricLowerTail(found, model, held + found, Math.max(held, Math.round(human * worth.human)) + model);
}
