import type { Contrast, Reference } from "../comparison/comparison.ts";
import { ownEvidence, stratumEvidence } from "../injection-size.ts";
import type { InjectionQuantity } from "../judgement.ts";
import { quantityOf, rateOf } from "../plan/quantity.ts";
import { heldBackKey } from "../pool-reference.ts";
import { humanTokens, measuredRichness } from "./measured-richness.ts";
import type { IntakeProgress, StratumProgress } from "./progress.ts";
import { isRarity, type Tally } from "./tally.ts";

/** The generation that opened the ticket beside people: against the control half, and against both. */
export type Sides = { heldOut: Contrast | null; whole: Contrast } | null;

/** What is measured of accepted data; which they were is known to whoever asked. */
export type Measured = Omit<IntakeProgress, "of" | "round">;

/**
 * What accepted human data are worth: κ and ℓ of each stratum measured, and the ticket's quantities computed again with
 * them. Given the tally of what was accepted (a sample at least), the ticket's quantities, and the generation that
 * opened it beside people; null leaves presence, recovery and floor as planned.
 */
export function measuredProgress(
  tally: Tally,
  { reference, sides, quantities }: { reference: Reference; sides: Sides; quantities: readonly InjectionQuantity[] },
): Measured {
  const strata = quantities.map((quantity) => stratumProgress(quantity, { tally, reference, sides }));
  const needs = strata.map(({ needed }) => needed);
  const last = heldBackKey(tally.keys);
  return {
    accepted: tally.samples,
    heldBack: last === null ? 0 : tally.keys.filter((key) => key <= last).length,
    tokens: tally.worded > 0 ? tally.tokens / tally.worded : 0,
    humanTokens: humanTokens(reference),
    strata,
    needed: needs.includes(null) ? null : Math.max(0, ...needs.map((need) => need ?? 0)),
  };
}

function stratumProgress(
  quantity: InjectionQuantity,
  { tally, reference, sides }: { tally: Tally; reference: Reference; sides: Sides },
): StratumProgress {
  const { stratum, inputs } = quantity;
  const planned = { enrichment: inputs.enrichment, length: inputs.length ?? 1 };
  const measured = measuredRichness(stratum, { tally, reference, planned: planned.enrichment });
  const { bundle, target, massLow, kept = 1 } = inputs;
  const order = { bundle, target, massLow, kept, ...(measured ?? planned) };
  const evidence = evidenceOf(stratum, sides);
  if (evidence === null) {
    const rate = rateOf(order);
    const { presence, recovery = 0, floor } = quantity;
    const needed = rate === null ? null : Math.max(rate, presence, recovery, floor);
    return { stratum, planned, measured, needed, ledBy: "rate", requirements: { rate, presence, recovery, floor } };
  }
  const { requirements, samples, ledBy, isFeasible } = quantityOf(evidence, order);
  const { rate, presence, recovery, floor } = requirements;
  const needed = isFeasible ? samples : null;
  return { stratum, planned, measured, needed, ledBy, requirements: { rate, presence, recovery, floor } };
}

/** Presence, recovery and floor are read for words of a rarity and for all that is said; what is named has a rate alone. */
function evidenceOf(stratum: string, sides: Sides) {
  if (sides === null) return null;
  if (stratum === "all") return ownEvidence(sides.whole);
  return isRarity(stratum) && sides.heldOut ? stratumEvidence(stratum, sides.heldOut) : null;
}
