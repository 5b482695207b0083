import { ancestry, type Breeding } from "./ancestry.ts";
import { leastFreshShare } from "./settled.ts";
import { forecastError } from "./uncertainty.ts";
import { type Evidence, type JackknifedEvidence, retentionFrom, worthOfBundle } from "./worth.ts";

/** Share of the human rate and presence that an injected bundle aims at (τ). */
export const TARGET = 0.95;
/** Retention that an injection brings back and that the fresh share holds: the breach line. */
export const HELD = 0.85;
/** Standard normal quantile of the chance, 95%, that the next generation is back over the line. */
const SURELY = 1.6449;
/**
 * Share of what decoding removes by which its next removal may differ: `kept` is a mean over decodings, and fresh samples
 * lose more at their first than what has passed some. Chosen after looking at world W.
 */
const DECODING_STRAYS = 1 / 3;
/** More human samples than this nobody collects. */
const MOST = 1e9;

/**
 * What a quantity is computed for. `massLow`: low end of μ, null where it was not measured; `enrichment`: κ of the
 * human samples, per token; `length`: their tokens a sample, 1 being as long as human samples at large; `kept`: share
 * of what a bundle is worth that decoding leaves (plan/decoding.ts), 1 for unbiased re-sampling.
 */
export interface Order {
  bundle: number;
  target: number;
  massLow: number | null;
  enrichment: number;
  length: number;
  kept: number;
}

/** Human samples by each requirement; null where no number of such samples fulfils it. */
export interface Requirements {
  rate: number | null;
  presence: number;
  recovery: number | null;
  floor: number | null;
  /** λ*, least fresh share that holds the breach line for ever; null when bundles of this size never do. */
  freshShare: number | null;
  /** Human samples that would show as many events as wanted, and those that the bundle is worth. */
  presenceFrom: { needed: number; held: number };
}

/** The requirements, in the order in which the first of equal ones is named. */
const LEADS = ["rate", "presence", "recovery", "floor"] as const;

/** A retention foretold, with its 95% interval. */
export interface Foretold {
  value: number;
  low: number;
  high: number;
}

/**
 * Human samples, ℓ times as long as others, beside M model samples in the next bundle (statistics.md 9): rate ⌈M(τ−μ_L)/((κ−τ)ℓ)⌉, so that the events
 * occur as often as τ of the human rate; presence ⌈(N_need−N_bundle)/(κℓ)⌉, so that as many of them occur at all as in τ of
 * a human bundle; recovery, so that the next generation is back over the breach line; floor λ*·M/ℓ, so that it stays.
 */
function requirementsOf(evidence: JackknifedEvidence, order: Order): Requirements {
  const { whole } = evidence;
  const { bundle, target, enrichment, length } = order;
  const needed = whole.human.samplesFor(target * whole.human.seenIn(bundle));
  const held = worthOfBundle(whole, bundle);
  const { human } = whole.observed;
  const freshShare = leastFreshShare(whole.human.seenIn, HELD * whole.human.seenIn(human), bundle, human);
  return {
    rate: rateOf(order),
    presence: Math.max(0, Math.ceil((needed - held) / (enrichment * length))),
    recovery: recoveryOf(evidence, order),
    floor: freshShare === null ? null : Math.ceil((freshShare * bundle) / length),
    freshShare,
    presenceFrom: { needed, held },
  };
}

/** The greatest of the requirements that can be fulfilled, and which it is. */
export function quantityOf(evidence: JackknifedEvidence, order: Order) {
  const requirements = requirementsOf(evidence, order);
  const samples = Math.max(...LEADS.map((by) => requirements[by] ?? 0));
  const ledBy = LEADS.find((by) => requirements[by] === samples) ?? "floor";
  const isFeasible = requirements.rate !== null && requirements.recovery !== null;
  return { requirements, samples, ledBy, isFeasible };
}

/** ⌈M(τ−μ_L)/((κ−τ)ℓ)⌉; null when the samples are no richer than τ and so never reach it. */
export function rateOf({ bundle, target, massLow, enrichment, length }: Omit<Order, "kept">): number | null {
  const gap = massLow === null ? 0 : Math.max(0, target - massLow);
  if (gap === 0) return 0;
  return enrichment > target ? Math.ceil((bundle * gap) / ((enrichment - target) * length)) : null;
}

/** What the next generation shows after `samples` human ones joined the bundle. */
export function afterInjection(evidence: JackknifedEvidence, order: Order, samples: number): Foretold {
  const retention = retentionAfter(order, samples);
  const value = retention(evidence.whole);
  const half = 1.96 * errorOf(evidence, order, samples);
  return { value, low: value * Math.exp(-half), high: value * Math.exp(half) };
}

/** One step of bundles that hold M samples of today's model and H human ones. */
const retentionAfter =
  ({ bundle, enrichment, length, kept }: Order, samples: number) =>
  (of: Evidence) => {
    // In samples as long as the bundle's own: a model learns from tokens.
    const human = samples * length;
    const all = bundle + human;
    const next: Breeding = { workflow: "mixed", bundle: all, share: human / all, held: bundle, kept };
    return retentionFrom(of, ancestry(next, of.observed.model, 1), enrichment);
  };

function errorOf(evidence: JackknifedEvidence, order: Order, samples: number): number {
  return Math.hypot(forecastError(evidence, retentionAfter(order, samples)), DECODING_STRAYS * (1 - order.kept));
}

/** Least number after which the forecast of the next generation lies surely over the breach line, τ at most. */
function recoveryOf(evidence: JackknifedEvidence, order: Order): number | null {
  const reaches = (goal: number) => leastNumber((samples) => retentionAfter(order, samples)(evidence.whole) >= goal);
  const first = reaches(HELD);
  if (first === null) return null;
  return reaches(Math.min(order.target, HELD * Math.exp(SURELY * errorOf(evidence, order, first))));
}

/** Least whole number ≥ 0 that suffices, by doubling and bisection; null beyond `MOST`. */
function leastNumber(suffices: (samples: number) => boolean): number | null {
  if (suffices(0)) return 0;
  let high = 1;
  while (!suffices(high)) {
    high *= 2;
    if (high > MOST) return null;
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
}
