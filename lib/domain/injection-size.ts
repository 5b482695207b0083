import type { Comparison, Contrast } from "./comparison/comparison.ts";
import { shareHolding } from "./comparison/counts.ts";
import { curatedEnrichment } from "./enrichment.ts";
import { leastFreshShare } from "./forecast.ts";
import { equivalentOfBundle, type HumanCurve, humanCurve, leastTypes } from "./human-curve.ts";
import type { Judged } from "./judge.ts";
import type { InjectionQuantity } from "./judgement.ts";
import { tailMass } from "./metrics/tail/mass.ts";
import { stratumIndex } from "./strata.ts";

/** Share of the human rate and presence that the injected bundle aims at (τ). */
const TARGET = 0.95;
/** Retention that the fresh share must hold for ever: the breach line. */
const HELD = 0.85;

/**
 * Human samples that the next bundle needs, per stratum in breach (statistics.md 9): the greatest of rate
 * ⌈M(τ−μ_L)/(κ−τ)⌉, presence ⌈(N_need−N_bundle)/κ⌉ and floor λ*·M. A collapse that own richness alone shows gets
 * stratum `all`; a lost event or label its own slice. Given judged measurements and the bundle size M of the next generation.
 */
export function injectionQuantities(
  comparison: Comparison,
  judged: readonly Judged[],
  bundle: number,
): InjectionQuantity[] {
  const { heldOut, whole } = comparison;
  const breached = judged.filter(({ verdict }) => verdict === "breach");
  const events = breached.filter(({ role }) => role === "event").map((each) => ofEvent(each, comparison, bundle));
  const strata = Array.from(new Set(breached.filter(({ role }) => role === "tail").map(({ slice }) => slice))).sort();
  if (heldOut && strata.length > 0) {
    return events.concat(strata.map((slice) => ofStratum(slice, heldOut, comparison, judged, bundle)));
  }
  if (events.length > 0 || !breached.some(({ role }) => role === "richness")) return events;
  const curve = humanCurve(whole, (side) => side.presence, leastTypes(whole.control.whole.presence));
  return [sized("all", curve, { bundle, target: TARGET, massLow: null, enrichment: 1 }, whole.generation.whole.n)];
}

/** A lost event or label: every collected sample holds it, so κ is one over the human share. */
function ofEvent({ slice, estimate }: Judged, { reference }: Comparison, bundle: number): InjectionQuantity {
  const massLow = estimate.kind === "value" ? estimate.low : 0;
  const enrichment = 1 / Math.max(shareHolding(reference.whole, slice), 1 / reference.whole.samples);
  const rate = Math.ceil((bundle * Math.max(0, TARGET - massLow)) / Math.max(enrichment - TARGET, 1 - TARGET));
  const inputs = { bundle, target: TARGET, massLow, enrichment, freshShare: null };
  return { stratum: slice, humanSamples: rate, kind: "targeted", ledBy: "rate", rate, presence: 0, floor: 0, inputs };
}

function ofStratum(
  slice: string,
  sides: Contrast,
  { reference, index }: Comparison,
  judged: readonly Judged[],
  bundle: number,
): InjectionQuantity {
  const stratum = stratumIndex(slice);
  const events = sides.control.whole.stratumSizes[stratum] ?? 0;
  const curve = humanCurve(sides, (side) => side.presence.slice(stratum, stratum + 1), events);
  const mass = judged.find((each) => each.metric === tailMass.id && each.slice === slice)?.estimate;
  const inputs = {
    bundle,
    target: TARGET,
    massLow: mass?.kind === "value" ? mass.low : null,
    enrichment: curatedEnrichment(reference, index, stratum),
  };
  return sized(slice, curve, inputs, sides.generation.whole.n);
}

type Inputs = Omit<InjectionQuantity["inputs"], "freshShare" | "presenceFrom">;

function sized(stratum: string, curve: HumanCurve, inputs: Inputs, observed: number): InjectionQuantity {
  const { bundle, target, massLow, enrichment } = inputs;
  const gap = massLow === null ? 0 : Math.max(0, target - massLow);
  const rate = gap > 0 && enrichment > target ? Math.ceil((bundle * gap) / (enrichment - target)) : 0;
  const wanted = curve.samplesFor(target * curve.seenIn(bundle));
  const held = equivalentOfBundle(curve, bundle);
  const presence = Math.max(0, Math.ceil((wanted - held) / enrichment));
  const freshShare = leastFreshShare(curve.seenIn, HELD * curve.seenIn(observed), bundle, observed);
  const floor = freshShare === null ? 0 : Math.ceil(freshShare * bundle);
  const humanSamples = Math.max(rate, presence, floor);
  return {
    stratum,
    humanSamples,
    kind: enrichment > 1 ? "targeted" : "random",
    ledBy: humanSamples === rate && rate > 0 ? "rate" : humanSamples === presence ? "presence" : "floor",
    rate,
    presence,
    floor,
    inputs: { ...inputs, freshShare, presenceFrom: { needed: wanted, held } },
  };
}
