import type { Reference } from "../comparison/comparison.ts";
import { shareHolding } from "../comparison/counts.ts";
import { momentsOf } from "../stats/sorted.ts";
import { columnOf } from "../summary/numbers.ts";
import { humanRange, scaled } from "../values/human-range.ts";
import type { Richness } from "./progress.ts";
import { controlTally, incidenceRate, isRarity, type Tally } from "./tally.ts";

/**
 * κ and ℓ of accepted human data for one stratum, as they are and not as they were planned (statistics.md 9): incidences
 * of a rarity stratum per token over the control's; the share of samples that hold a label or event over people's; for a
 * field of numbers what a sample adds to its extremes or its spread. Null where it cannot be told: a region of meaning
 * needs embeddings. Given the tally of at least one sample, and κ as planned.
 */
export function measuredRichness(
  stratum: string,
  { tally, reference, planned }: { tally: Tally; reference: Reference; planned: number },
): Richness | null {
  if (stratum === "all") return { enrichment: 1, length: relativeLength(tally, reference) };
  if (isRarity(stratum)) {
    const people = incidenceRate(controlTally(reference), stratum);
    if (people === 0 || tally.tokens === 0) return null;
    return { enrichment: incidenceRate(tally, stratum) / people, length: relativeLength(tally, reference) };
  }
  if (stratum.startsWith("value:")) return ofNumbers(stratum.slice("value:".length), { tally, reference, planned });
  if (!stratum.startsWith("label:") && !stratum.startsWith("event:")) return null;
  const people = Math.max(shareHolding(reference.whole, stratum), 1 / reference.whole.samples);
  return { enrichment: (tally.holding.get(stratum) ?? 0) / tally.samples / people, length: 1 };
}

/** Mean tokens of people's samples, of those that have any. */
export function humanTokens(reference: Reference): number {
  const { tokens, worded } = controlTally(reference);
  return worded > 0 ? tokens / worded : 0;
}

function relativeLength({ tokens, worded }: Tally, reference: Reference): number {
  const people = humanTokens(reference);
  return people > 0 && worded > 0 ? tokens / worded / people : 1;
}

/** As `numberQuantity` plans it: of the extremes' rate or of the spread, whichever the plan was for. */
function ofNumbers(
  field: string,
  { tally, reference, planned }: { tally: Tally; reference: Reference; planned: number },
): Richness | null {
  const halves = [reference.kinds?.catalogue.numbers, reference.control.carried.numbers];
  const [catalogue, control] = halves.map((numbers) =>
    numbers ? columnOf(numbers, field).value : new Float64Array(0),
  );
  const range = catalogue && catalogue.length > 1 ? humanRange(catalogue) : null;
  const brought = Float64Array.from(tally.values.get(field) ?? []);
  if (!range || !catalogue || !control) return null;
  const people = scaled(Float64Array.from([...catalogue, ...control]), range).sort();
  const { mean, variance } = momentsOf(people, 0);
  const isExtreme = (x: number) => x <= range.low || x >= range.high;
  const meanSquare = (of: Float64Array) => of.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, of.length);
  const extremes = people.filter(isExtreme);
  const own = scaled(brought, range);
  const rate = people.length / Math.max(1, extremes.length);
  const spread = meanSquare(extremes) / variance;
  // Samples without the number add nothing to it.
  const share = own.length / tally.samples;
  const isOfRate = Math.abs(planned - rate) <= Math.abs(planned - spread);
  const gain = isOfRate ? (own.filter(isExtreme).length / Math.max(1, own.length)) * rate : meanSquare(own) / variance;
  return { enrichment: gain * share, length: 1 };
}
