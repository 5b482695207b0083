import type { Comparison } from "../comparison/comparison.ts";
import { curatedEnrichment, type Enrichment } from "../enrichment.ts";
import { massLowOf, ownEvidence, stratumEvidence } from "../injection-size.ts";
import type { GenerationJudgement, InjectionQuantity } from "../judgement.ts";
import { GATING_STRATA, stratumIndex } from "../strata.ts";
import type { Breeding } from "./ancestry.ts";
import { isDecodingBiased, keptByDecoding } from "./decoding.ts";
import { type EventPlan, eventPlans } from "./event-recall.ts";
import { type Holding, holding, retentionAfter, retentionByResampling } from "./fan.ts";
import { afterInjection, type Foretold, type Order, quantityOf, type Requirements } from "./quantity.ts";
import { effectiveBundle } from "./settled.ts";
import type { Evidence, JackknifedEvidence } from "./worth.ts";

/** Events a stratum needs, and recall beyond which it has nothing more to lose. */
const LEAST_EVENTS = 30;
const SATURATED = 0.98;
/** φ from which decoding, and not resampling alone, takes the tail: a forecast by resampling is then too kind. */
const OPTIMISTIC = 0.25;

/** What a plan reads of the judgement of the generation that it starts from. */
export type PlannedFrom = Pick<GenerationJudgement, "index" | "measurements" | "phase" | "mechanism" | "evidence">;

/** What is asked of a plan. `price` of one human sample, `enrichment` κ if known; both may be null. */
export interface PlanQuestion {
  breeding: Breeding;
  target: number;
  horizon: number;
  price: number | null;
  enrichment: number | null;
}

/** Human samples to inject into the next bundle; null where no number of such samples fulfils the requirement. */
export interface PlannedInjection {
  kind: "random" | "targeted";
  enrichment: number;
  requirements: Pick<Requirements, "rate" | "presence" | "recovery" | "floor">;
  ledBy: InjectionQuantity["ledBy"];
  /** Every input of the formulas, as a ticket keeps it. */
  inputs: InjectionQuantity["inputs"];
  humanSamples: number | null;
  /** How many suffice once decoding removes no tail any more; null where it removes none. */
  onceFixed: number | null;
  cost: number | null;
  expected: Foretold | null;
}

/** The forecast of one stratum, and what it would take. `all`: everything said, read without a catalogue. */
export interface StratumPlan {
  stratum: string;
  now: Foretold;
  /** What resampling alone would have left by now, had every bundle been made like the coming ones. */
  byResampling: Foretold | null;
  generations: (Foretold & { index: number })[];
  /** The same when decoding goes on to remove what it removed so far; null where it removes nothing. */
  asDecoded: (Foretold & { index: number })[] | null;
  holding: Holding;
  injections: PlannedInjection[];
}

/** What a forecast rests on; each code has one sentence in present/plan. */
export type Assumption =
  | "unbiased"
  | "optimistic"
  | "more-than-resampling"
  | "beyond-control"
  | "planned-enrichment"
  | "not-a-collapse";

export interface Plan {
  strata: StratumPlan[];
  events: EventPlan[];
  /** Samples that a settled bundle counts for in variance. */
  effectiveBundle: number;
  assumptions: Assumption[];
}

/**
 * Forecasts what becomes of today's model, and what it would take to keep its tail (statistics.md 8, 9). The one kernel of
 * command line, pages and tickets. Given a generation beside the reference, its judgement, and the question. Pure.
 */
export function planOf(comparison: Comparison, judgement: PlannedFrom, question: PlanQuestion): Plan {
  const strata = evidences(comparison).map(({ stratum, evidence }) =>
    stratumPlan(stratum, evidence, { comparison, judgement, question }),
  );
  return {
    strata,
    events: eventPlans(comparison, judgement, question),
    effectiveBundle: effectiveBundle(question.breeding.bundle, question.breeding.share),
    assumptions: assumptionsOf(strata, comparison, judgement, question),
  };
}

function evidences({ heldOut, whole }: Comparison): { stratum: string; evidence: JackknifedEvidence }[] {
  const strata = GATING_STRATA.flatMap((stratum) => {
    const events = heldOut?.control.whole.stratumSizes[stratumIndex(stratum)] ?? 0;
    if (!heldOut || events < LEAST_EVENTS) return [];
    const evidence = stratumEvidence(stratum, heldOut);
    const { human, observed } = evidence.whole;
    return human.seenIn(observed.human) > SATURATED * events ? [] : [{ stratum, evidence }];
  });
  const own = ownEvidence(whole);
  const isTellable = own.whole.human.seenIn(own.whole.observed.human) >= LEAST_EVENTS;
  return isTellable ? [...strata, { stratum: "all", evidence: own }] : strata;
}

interface Context {
  comparison: Comparison;
  judgement: PlannedFrom;
  question: PlanQuestion;
}

function stratumPlan(stratum: string, evidence: JackknifedEvidence, context: Context): StratumPlan {
  const { judgement, question } = context;
  const { breeding, target, horizon } = question;
  const kept = (of: Evidence) => keptOf(of, context);
  const fan = (decoded: (of: Evidence) => number) =>
    Array.from({ length: horizon }, (_, k) => ({
      index: judgement.index + k + 1,
      ...retentionAfter(evidence, breeding, k + 1, decoded),
    }));
  return {
    stratum,
    now: retentionAfter(evidence, breeding, 0),
    byResampling: judgement.index < 1 ? null : retentionByResampling(evidence, breeding, judgement.index - 1),
    generations: fan(() => 1),
    asDecoded: kept(evidence.whole) < 1 ? fan(kept) : null,
    holding: holding(evidence, breeding, target, horizon),
    injections: injections(stratum, evidence, kept(evidence.whole), context),
  };
}

/** What decoding keeps, where the evidence says that it removes; under `accumulate` that is not known step by step. */
function keptOf(evidence: Evidence, { judgement, question: { breeding } }: Context): number {
  const isBiased = isDecodingBiased(judgement.mechanism, judgement.evidence?.massShareOfLoss ?? null);
  return isBiased && breeding.workflow !== "accumulate" ? keptByDecoding(evidence, breeding, judgement.index) : 1;
}

function injections(stratum: string, evidence: JackknifedEvidence, kept: number, context: Context): PlannedInjection[] {
  const { judgement, question } = context;
  const random = {
    bundle: question.breeding.bundle,
    target: question.target,
    massLow: stratum === "all" ? null : massLowOf(judgement.measurements, stratum),
    enrichment: 1,
    length: 1,
    kept,
  };
  const chosen = chosenFor(stratum, context);
  const orders: [PlannedInjection["kind"], Order][] = [["random", random]];
  if (chosen.rate !== 1) orders.push(["targeted", { ...random, enrichment: chosen.rate, length: chosen.length }]);
  return orders.map(([kind, order]) => injection(kind, evidence, order, question.price));
}

/** What samples chosen for a stratum are like: as asked, or as the control's richest tenth; own richness cannot be chosen for. */
function chosenFor(stratum: string, { comparison, question }: Context): Enrichment {
  if (question.enrichment !== null) return { rate: question.enrichment, length: 1 };
  if (stratum === "all") return { rate: 1, length: 1 };
  return curatedEnrichment(comparison.reference, comparison.index, stratumIndex(stratum));
}

function injection(
  kind: PlannedInjection["kind"],
  evidence: JackknifedEvidence,
  order: Order,
  price: number | null,
): PlannedInjection {
  const { requirements, samples, ledBy, isFeasible } = quantityOf(evidence, order);
  const { rate, presence, recovery, floor, freshShare, presenceFrom } = requirements;
  const humanSamples = isFeasible ? samples : null;
  return {
    kind,
    enrichment: order.enrichment,
    requirements: { rate, presence, recovery, floor },
    ledBy,
    inputs: { ...order, freshShare, presenceFrom },
    humanSamples,
    onceFixed: order.kept < 1 ? quantityOf(evidence, { ...order, kept: 1 }).samples : null,
    cost: price === null || humanSamples === null ? null : price * humanSamples,
    expected: humanSamples === null ? null : afterInjection(evidence, order, humanSamples),
  };
}

function assumptionsOf(
  strata: readonly StratumPlan[],
  { reference, heldOut }: Comparison,
  { evidence, phase, mechanism }: PlannedFrom,
  { breeding, enrichment }: PlanQuestion,
): Assumption[] {
  const isMore = strata.some(({ now, byResampling }) => byResampling !== null && now.high < byResampling.low);
  const holds: [Assumption, boolean][] = [
    ["unbiased", true],
    ["optimistic", mechanism === "sharpening" || (evidence?.massShareOfLoss?.value ?? 0) >= OPTIMISTIC],
    ["more-than-resampling", isMore],
    ["beyond-control", breeding.bundle > (heldOut ? reference.control : reference.whole).samples],
    ["planned-enrichment", enrichment === null && strata.some(({ injections: own }) => own.length > 1)],
    ["not-a-collapse", phase === "shift"],
  ];
  return holds.flatMap(([assumption, isHeld]) => (isHeld ? assumption : []));
}
