import { ancestry, type Breeding, humanEquivalent } from "./ancestry.ts";
import type { Foretold } from "./quantity.ts";
import { leastFreshShare, leastShare, settledEquivalent } from "./settled.ts";
import { forecastError, samplingError } from "./uncertainty.ts";
import { type Evidence, type JackknifedEvidence, retentionFrom } from "./worth.ts";

/** Two-sided 95% of the standard normal law. */
const HALF = 1.96;
/** A bundle larger than this many times what is observed is no answer. */
const LARGEST = 1_000;

const within = (value: number, error: number): Foretold => ({
  value,
  low: value * Math.exp(-HALF * error),
  high: value * Math.exp(HALF * error),
});

/**
 * Retention of a generation so many bundles from now; 0 is today's, with no spread to come. `keptOf`: what each decoding
 * leaves, told from the evidence; unbiased unless said.
 */
export function retentionAfter(
  evidence: JackknifedEvidence,
  breeding: Breeding,
  steps: number,
  keptOf: (of: Evidence) => number = () => 1,
): Foretold {
  const retention = (of: Evidence) =>
    retentionFrom(of, ancestry({ ...breeding, kept: keptOf(of) }, of.observed.model, steps));
  const error = steps === 0 ? samplingError(evidence, retention) : forecastError(evidence, retention);
  return within(retention(evidence.whole), error);
}

/** Retention that a lineage bred like this from human bundles on would show by resampling alone, `steps` bundles after the first. */
export function retentionByResampling(evidence: JackknifedEvidence, breeding: Breeding, steps: number): Foretold {
  const retention = ({ human, observed }: Evidence) =>
    human.seenIn(humanEquivalent(breeding, observed.human, steps)) / human.seenIn(observed.human);
  return within(retention(evidence.whole), forecastError(evidence, retention));
}

/** What it takes to hold a retention: null where no share of bundles of this size does. */
export interface Holding {
  /** Least fresh human share of every bundle to come: for ever; under `accumulate`, up to the horizon. */
  share: number | null;
  /** Retention that bundles of this size hold at most: all of them human. */
  most: number;
  /** Least bundle that holds it when all of it is human; null beyond a thousand times what is observed. */
  bundle: number | null;
}

/** Least share and least bundle that hold `target` (statistics.md 8). */
export function holding({ whole }: JackknifedEvidence, breeding: Breeding, target: number, horizon: number): Holding {
  const { human: observed } = whole.observed;
  const recall = whole.human.seenIn;
  const wanted = target * recall(observed);
  const isHeldTo = (share: number) =>
    Array.from({ length: horizon }, (_, k) => ancestry({ ...breeding, share }, whole.observed.model, k + 1)).every(
      (ancestors) => retentionFrom(whole, ancestors) >= target,
    );
  return {
    share:
      breeding.workflow === "accumulate"
        ? leastShare(isHeldTo)
        : leastFreshShare(recall, wanted, breeding.bundle, observed),
    most: recall(settledEquivalent(1, breeding.bundle, observed)) / recall(observed),
    bundle: leastBundle((bundle) => recall(settledEquivalent(1, bundle, observed)) >= wanted, observed),
  };
}

function leastBundle(holds: (bundle: number) => boolean, observed: number): number | null {
  let [low, high] = [0, observed * LARGEST];
  if (!holds(high)) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle > 0 && holds(middle)) high = middle;
    else low = middle;
  }
  return Math.ceil(high);
}
