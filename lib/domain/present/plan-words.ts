import { atLevel, type Crossing, crossingOf } from "../plan/levels.ts";
import type { Plan, PlannedInjection, StratumPlan } from "../plan/plan.ts";
import { HELD } from "../plan/quantity.ts";
import { count, generationName, interval, percent, quantity, sliceWords } from "./format.ts";
import type { AskedPlan } from "./plan-question.ts";

/** What a stratum of a plan is called, and whether it is many. */
export function stratumName(stratum: string): string {
  return stratum === "all" ? "all the words it says" : sliceWords(stratum);
}

/** The same words at the head of a sentence. */
export const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function underShare(share: number): string {
  return share === 0 ? "Without fresh human data" : `At ${percent(share)} fresh human data`;
}

function likely({ from, to }: Crossing): string {
  if (from === null) return "";
  if (to === null) return ` (80%: from ${generationName(from)} on)`;
  return from === to ? ` (80%: ${generationName(from)})` : ` (80%: ${generationName(from)}-${generationName(to)})`;
}

/** What is foretold of one stratum against the breach line: "words seen once cross 85% at g7 (80%: g6-g9)". */
export function stratumForecast({
  stratum,
  now,
  generations,
}: Pick<StratumPlan, "stratum" | "now" | "generations">): string {
  const crossing = crossingOf(now, generations, HELD);
  const name = stratumName(stratum);
  const last = generations.at(-1);
  if (last === undefined) return `${name} stand at ${quantity(now.value, "ratio", [HELD])}`;
  const line = percent(HELD);
  if (crossing.at !== null) {
    const does = crossing.isUnderNow ? "come back over" : "cross";
    return `${name} ${does} ${line} at ${generationName(crossing.at)}${likely(crossing)}`;
  }
  const doubt = crossing.from === null ? "" : `; they could cross it from ${generationName(crossing.from)} on (80%)`;
  const ends = interval({ value: last.value, ...atLevel(last, 95) }, "ratio", [HELD]);
  const where = `${ends.value} (${ends.interval}) at ${generationName(last.index)}`;
  return `${name} stay ${crossing.isUnderNow ? "below" : "over"} ${line}: ${where}${doubt}`;
}

/** Worst first: what crosses soonest or stays below, then by where it ends. */
function worstStratum(strata: readonly StratumPlan[]): StratumPlan | null {
  const soon = (each: StratumPlan) => {
    const { isUnderNow, at } = crossingOf(each.now, each.generations, HELD);
    if (isUnderNow) return at === null ? -1 : 0;
    return at ?? Number.POSITIVE_INFINITY;
  };
  const end = (each: StratumPlan) => each.generations.at(-1)?.value ?? 1;
  return strata.toSorted((a, b) => soon(a) - soon(b) || end(a) - end(b))[0] ?? null;
}

/** The planner's first sentence: what becomes of the stratum that is worst off, at the share that is asked. */
export function planSentence(plan: Plan, { share }: Pick<AskedPlan, "share">): string {
  const worst = worstStratum(plan.strata);
  if (worst === null) return "Nothing can be foretold.";
  const first = `${underShare(share)} ${stratumForecast(worst)}.`;
  const { asDecoded } = worst;
  return asDecoded === null
    ? first
    : `${first} If decoding goes on removing the tail, ${stratumForecast({ ...worst, generations: asDecoded })}.`;
}

/** The share that holds every stratum; null where some stratum is held by none. */
export function shareForAll({ strata }: Plan): number | null {
  const shares = strata.map(({ holding }) => holding.share);
  return shares.some((each) => each === null) ? null : Math.max(0, ...shares.map((each) => each ?? 0));
}

/** What it takes to hold a target: "Words seen once: 12% of every bundle, for ever". */
export function holdingWords({ stratum, holding }: StratumPlan, workflow: AskedPlan["workflow"]): string {
  const { share, most, bundle } = holding;
  const until = workflow === "accumulate" ? "up to the last generation shown" : "for ever";
  const name = sentenceCase(stratumName(stratum));
  if (share !== null) return `${name}: ${percent(share)} of every bundle, ${until}`;
  const larger = bundle === null ? "" : `; bundles of ${count(bundle)} would, all human`;
  return `${name}: no share of bundles this size; all human they hold ${percent(most)}${larger}`;
}

/** "12%", or that no share does it, of all strata together. */
export function sharedTarget(plan: Plan, target: number): string {
  const share = shareForAll(plan);
  return share === null
    ? `No share of bundles this size keeps every group at ${percent(target)}.`
    : `The smallest share that keeps every group at ${percent(target)} is ${percent(share)}.`;
}

/** Why an injection reaches its target by no number of samples; null where one does. */
export function infeasibleWords({ humanSamples, enrichment, inputs, kind }: PlannedInjection): string | null {
  if (humanSamples !== null) return null;
  const who = kind === "random" ? "Random human samples" : "Such samples";
  if (enrichment <= inputs.target)
    return `${who} are no richer than the target (κ ${enrichment.toFixed(2)} ≤ τ ${percent(inputs.target)}): no number of them reaches it.`;
  return `${who} are not rich enough: no number of them brings it back over ${percent(HELD)} in one generation.`;
}

/** A cost in its currency; the bare number where no currency is told. */
export function costWords(cost: number, currency: string | null): string {
  return currency === null ? count(cost) : `${count(cost)} ${currency}`;
}

/** A plan in few words: "30% human, 7,000 a bundle, mixed". */
export function planName({ share, bundle, workflow, horizon }: AskedPlan): string {
  const how = workflow === "accumulate" ? "all earlier data kept" : "each bundle new";
  return `${percent(share)} human, ${count(bundle)} samples a bundle, ${how}, ${horizon} generations`;
}
