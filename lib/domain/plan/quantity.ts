import { leastFreshShare } from "./settled.ts";
import { forecastError } from "./uncertainty.ts";
import { type Evidence, type JackknifedEvidence, retentionFrom, worthOfBundle } from "./worth.ts";

/** Share of the human rate and presence that an injected bundle aims at (τ). */
export const TARGET = 0.95;
/** Retention that an injection brings back and that the fresh share holds: the breach line. */
export const HELD = 0.85;
/** Standard normal quantile of the chance, 95%, that the next generation is back over the line. */
const SURELY = 1.6449;
/** More human samples than this nobody collects. */
const MOST = 1e9;

/** What a quantity is computed for. `massLow`: low end of μ, null where it was not measured; `enrichment`: κ. */
export interface Order {
  bundle: number;
  target: number;
  massLow: number | null;
  enrichment: number;
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
 * Human samples beside M model samples in the next bundle (statistics.md 9): rate ⌈M(τ−μ_L)/(κ−τ)⌉, so that the events
 * occur as often as τ of the human rate; presence ⌈(N_need−N_bundle)/κ⌉, so that as many of them occur at all as in τ of
 * a human bundle; recovery, so that the next generation is back over the breach line; floor λ*·M, so that it stays.
 */
function requirementsOf(evidence: JackknifedEvidence, order: Order): Requirements {
  const { whole } = evidence;
  const { bundle, target, enrichment } = order;
  const needed = whole.human.samplesFor(target * whole.human.seenIn(bundle));
  const held = worthOfBundle(whole, bundle);
  const { human } = whole.observed;
  const freshShare = leastFreshShare(whole.human.seenIn, HELD * whole.human.seenIn(human), bundle, human);
  return {
    rate: rateOf(order),
    presence: Math.max(0, Math.ceil((needed - held) / enrichment)),
    recovery: recoveryOf(evidence, order),
    floor: freshShare === null ? null : Math.ceil(freshShare * bundle),
    freshShare,
    presenceFrom: { needed, held },
  };
}

/** The greatest of the requirements that can be fulfilled, and which it is. */
export function quantityOf(evidence: JackknifedEvidence, order: Order) {
  const requirements = requirementsOf(evidence, order);
  const samples = Math.max(...LEADS.map((by) => requirements[by] ?? 0));
  const ledBy = LEADS.find((by) => requirements[by] === samples) ?? "floor";
  return { requirements, samples, ledBy };
}

/** ⌈M(τ−μ_L)/(κ−τ)⌉; null when the samples are no richer than τ and so never reach it. */
export function rateOf({ bundle, target, massLow, enrichment }: Order): number | null {
  const gap = massLow === null ? 0 : Math.max(0, target - massLow);
  if (gap === 0) return 0;
  return enrichment > target ? Math.ceil((bundle * gap) / (enrichment - target)) : null;
}

/** Ancestors of n samples of a model that learns from M samples of today's and H human ones. */
function injected(bundle: number, human: number, observed: number) {
  const all = bundle + human;
  const alive = -Math.expm1(-observed / all);
  return { model: bundle * alive, human: human * alive };
}

/** What the next generation shows after `samples` human ones joined the bundle, decoded without any bias. */
export function afterInjection(evidence: JackknifedEvidence, order: Order, samples: number): Foretold {
  const retention = retentionAfter(order, samples);
  const value = retention(evidence.whole);
  const half = 1.96 * forecastError(evidence, retention);
  return { value, low: value * Math.exp(-half), high: value * Math.exp(half) };
}

const retentionAfter =
  ({ bundle, enrichment }: Order, samples: number) =>
  (of: Evidence) =>
    retentionFrom(of, injected(bundle, samples, of.observed.model), enrichment);

/** Least number after which the forecast of the next generation lies surely over the breach line, τ at most. */
function recoveryOf(evidence: JackknifedEvidence, order: Order): number | null {
  const reaches = (goal: number) => leastNumber((samples) => retentionAfter(order, samples)(evidence.whole) >= goal);
  const first = reaches(HELD);
  if (first === null) return null;
  const error = forecastError(evidence, retentionAfter(order, first));
  return reaches(Math.min(order.target, HELD * Math.exp(SURELY * error)));
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
