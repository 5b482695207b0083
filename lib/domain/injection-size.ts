import type { Comparison, Contrast } from "./comparison/comparison.ts";
import { contrastOf } from "./comparison/contrast.ts";
import { rateAgainstPeople, shareHolding } from "./comparison/counts.ts";
import { curatedEnrichment } from "./enrichment.ts";
import type { Judged } from "./judge.ts";
import type { InjectionQuantity } from "./judgement.ts";
import { tailMass } from "./metrics/tail/mass.ts";
import { tailRetention } from "./metrics/tail/retention.ts";
import { keptByDecoding } from "./plan/decoding.ts";
import { afterInjection, HELD, type Order, quantityOf, rateOf, TARGET } from "./plan/quantity.ts";
import { evidenceOf, type JackknifedEvidence } from "./plan/worth.ts";
import { POOLED_STRATA, stratumIndex } from "./strata.ts";

/**
 * Human samples that the next bundle needs, per stratum in breach (statistics.md 9): the greatest of rate, presence,
 * recovery and floor (plan/quantity.ts). A collapse that own richness alone shows gets stratum `all`; a lost event or
 * label its own slice. Given judged measurements, the bundle size M of the next generation, the index of this one, and
 * whether decoding removes the tail: quantities then count on its going on.
 */
export function injectionQuantities(
  comparison: Comparison,
  judged: readonly Judged[],
  next: NextBundle,
): InjectionQuantity[] {
  const { bundle } = next;
  const { heldOut } = comparison;
  const breached = judged.filter(({ verdict }) => verdict === "breach");
  const events = breached.filter(({ role }) => role === "event").map((each) => ofEvent(each, comparison, bundle));
  const strata = strataToFill(judged);
  if (heldOut && strata.length > 0) {
    return events.concat(strata.map((slice) => ofRarity(slice, comparison, heldOut, massLowOf(judged, slice), next)));
  }
  if (events.length > 0 || !breached.some(({ role }) => role === "richness")) return events;
  return [ofAll(comparison, next)];
}

/** The next bundle, the index of this generation, and whether decoding removes the tail. */
export interface NextBundle {
  bundle: number;
  index: number;
  isDecodingBiased: boolean;
}

/**
 * The same for one stratum, whether it is in breach or not: what a ticket asks for that has to ask again.
 * Null for strata that are no words, events or labels, and where rarity cannot be read.
 */
export function stratumQuantity(stratum: string, comparison: Comparison, next: NextBundle): InjectionQuantity | null {
  const { heldOut } = comparison;
  if (stratum === "all") return ofAll(comparison, next);
  if (/^(event|label):/.test(stratum))
    return ofEvent({ slice: stratum, estimate: rateAgainstPeople(comparison, stratum) }, comparison, next.bundle);
  const { computation } = tailMass;
  if (!heldOut || !stratum.startsWith("rarity:") || computation.kind !== "contrast") return null;
  const { estimate: mass } = contrastOf(tailMass, computation, stratum, heldOut);
  return ofRarity(stratum, comparison, heldOut, mass.kind === "value" ? mass.low : null, next);
}

function ofRarity(
  slice: string,
  { reference, index }: Comparison,
  heldOut: Contrast,
  massLow: number | null,
  next: NextBundle,
): InjectionQuantity {
  const evidence = stratumEvidence(slice, heldOut);
  const { rate, length } = curatedEnrichment(reference, index, stratumIndex(slice));
  const kept = keptFor(evidence, next);
  return sized(slice, evidence, { bundle: next.bundle, target: TARGET, massLow, enrichment: rate, length, kept });
}

function ofAll({ whole }: Comparison, next: NextBundle): InjectionQuantity {
  const own = ownEvidence(whole);
  const kept = keptFor(own, next);
  return sized("all", own, { bundle: next.bundle, target: TARGET, massLow: null, enrichment: 1, length: 1, kept });
}

/** What decoding keeps; earlier bundles are taken to have been as large as the next and without new human data. */
function keptFor({ whole }: JackknifedEvidence, { bundle, index, isDecodingBiased }: NextBundle): number {
  const earlier = { workflow: "replace" as const, bundle, share: 0, held: bundle };
  return isDecodingBiased ? keptByDecoding(whole, earlier, index) : 1;
}

/** Strata in breach; where only all together are, the one that is worst off: people can be asked for words of one kind. */
function strataToFill(judged: readonly Judged[]): string[] {
  const tail = judged.filter(({ role }) => role === "tail");
  const breached = new Set(tail.filter(({ verdict }) => verdict === "breach").map(({ slice }) => slice));
  if (!breached.delete(POOLED_STRATA) || breached.size > 0) return Array.from(breached).sort();
  const worst = tail
    .filter(({ metric, slice, isGate }) => metric === tailRetention.id && isGate && slice !== POOLED_STRATA)
    .toSorted((a, b) => retained(a) - retained(b))[0];
  return worst ? [worst.slice] : [];
}

const retained = ({ estimate }: Judged) => (estimate.kind === "value" ? estimate.value : Number.POSITIVE_INFINITY);

/** What a model shows of one rarity stratum, against the control half. */
export function stratumEvidence(slice: string, sides: Contrast): JackknifedEvidence {
  const stratum = stratumIndex(slice);
  const events = sides.control.whole.stratumSizes[stratum] ?? 0;
  return evidenceOf(sides, (side) => side.presence.slice(stratum, stratum + 1), events);
}

/** What a model shows of all there is, whether a catalogue has it or not. */
export const ownEvidence = (whole: Contrast): JackknifedEvidence => evidenceOf(whole, (side) => side.presence, null);

/** μ_L: low end of a stratum's mass; null where it was not measured. */
export function massLowOf(
  judged: readonly Pick<Judged, "metric" | "slice" | "estimate">[],
  slice: string,
): number | null {
  const mass = judged.find((each) => each.metric === tailMass.id && each.slice === slice)?.estimate;
  return mass?.kind === "value" ? mass.low : null;
}

/** A lost event or label: every collected sample holds it, so κ is one over the human share. */
function ofEvent(
  { slice, estimate }: Pick<Judged, "slice" | "estimate">,
  { reference }: Comparison,
  bundle: number,
): InjectionQuantity {
  const massLow = estimate.kind === "value" ? estimate.low : 0;
  const enrichment = 1 / Math.max(shareHolding(reference.whole, slice), 1 / reference.whole.samples);
  const order = { bundle, target: TARGET, massLow, enrichment, length: 1, kept: 1 };
  // κ is at least 1, and so above τ.
  const rate = rateOf(order) ?? 0;
  const inputs = { ...order, freshShare: null };
  return { stratum: slice, humanSamples: rate, kind: "targeted", ledBy: "rate", rate, presence: 0, floor: 0, inputs };
}

function sized(stratum: string, evidence: JackknifedEvidence, order: Order): InjectionQuantity {
  const { requirements, samples, ledBy } = quantityOf(evidence, order);
  const { rate, presence, recovery, floor, freshShare, presenceFrom } = requirements;
  const random = quantityOf(evidence, { ...order, enrichment: 1, length: 1 });
  const once = quantityOf(evidence, { ...order, kept: 1 });
  return {
    stratum,
    humanSamples: samples,
    kind: order.enrichment > 1 ? "targeted" : "random",
    ledBy,
    rate: rate ?? 0,
    presence,
    recovery: recovery ?? 0,
    floor: floor ?? 0,
    atRandom: random.isFeasible ? random.samples : null,
    ...(order.kept < 1 ? { onceFixed: once.samples } : {}),
    target: HELD,
    expected: afterInjection(evidence, order, samples),
    inputs: { ...order, freshShare, presenceFrom },
  };
}
