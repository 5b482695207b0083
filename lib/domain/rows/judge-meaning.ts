import type { Budget } from "../budget.ts";
import { drawsFor } from "../comparison/permutation.ts";
import type { Tested } from "../comparison/tested.ts";
import { type UnknownReason, unknown } from "../estimate.ts";
import { judge } from "../judge.ts";
import type { InjectionQuantity } from "../judgement.ts";
import { type KindJudgement, rejectedVerdict } from "../kind.ts";
import { METRICS } from "../metrics/registry.ts";
import type { PolicyDocument } from "../policy.ts";
import { LEAST_HALF } from "../reference.ts";
import type { Rows } from "../summary/rows.ts";
import { blockSums, ROWS_A_SIDE } from "./block-sums.ts";
import { CLASSIFIED, classifierTest } from "./classifier-test.ts";
import { type Cloud, cloudOf, lengthUnit } from "./cloud.ts";
import { type Contents, copiesTest } from "./copies-test.ts";
import { insideTests } from "./inside-tests.ts";
import { meaningPhase } from "./meaning-phase.ts";
import { regionTest, type Thinned } from "./region-test.ts";
import { regionsHolding, regionsOf } from "./regions.ts";
import { spreadTests } from "./spread-test.ts";

/** Pairs, regions, and exact tests are adjusted apart, so they share the family's α evenly. */
const GROUPS = 3;
/** Different embeddings under which a generation says nothing but copies. */
const FEW_CONTENTS = 30;
/** Regions that a ticket names at most. */
const MOST_REGIONS = 5;
/** Share of the human rate that the injected bundle aims at (τ). */
const TARGET = 0.95;

/** Embeddings of the two human halves and of a generation, and the α that the tests share. */
interface MeaningSides {
  catalogue: Rows;
  control: Rows;
  generation: Rows;
  seed: string;
  alpha: { watch: number; breach: number };
  /** Why there are no embeddings, where they could not be had. */
  missing?: UnknownReason;
  /** Leaves out the most thinned of many regions, which says nothing without its p. */
  isWithoutRegions?: boolean;
}

/** Embeddings of the two human halves and of a generation, and what they are judged with. */
export interface MeaningInput extends Omit<MeaningSides, "alpha"> {
  /** Where samples have no text: contents of both human halves and of the generation, whose copies are counted. */
  copies: { human: Contents; generation: Contents } | null;
  policies: PolicyDocument;
  budget: Budget;
  bundle: number;
}

/** Judges the cloud of embeddings against people's. Pure and seeded. */
export function judgeMeaning(input: MeaningInput): KindJudgement {
  const { tested, lost } = testedMeaning({ ...input, alpha: input.budget.alpha.meaning });
  const judged = [...tested, ...copiesOf(input)].map((each) => judge(each, input.policies, input.budget));
  const distinct = input.copies?.generation.contents.hash.length ?? Number.POSITIVE_INFINITY;
  const decision = meaningPhase(judged, distinct < FEW_CONTENTS);
  const isCollapse = decision.row === 9 && rejectedVerdict(judged) === "breach";
  return { judged, decision, quantities: isCollapse ? lost.slice(0, MOST_REGIONS).map(quantityOf(input.bundle)) : [] };
}

/** Every metric of meaning, tested; what judges nothing has no verdict yet. Unknown with the reason where rows cannot be compared. */
export function testedMeaning(input: MeaningSides): { tested: Tested[]; lost: Thinned[] } {
  const reason = whyNot(input);
  return reason ? { tested: untold(reason, input), lost: [] } : testsOf(input);
}

function testsOf({ catalogue, control, generation, alpha: whole, seed, isWithoutRegions }: MeaningSides): {
  tested: Tested[];
  lost: Thinned[];
} {
  const alpha = { watch: whole.watch / GROUPS, breach: whole.breach / GROUPS };
  const draws = drawsFor(alpha.breach);
  const unit = lengthUnit(catalogue);
  const every = Number.POSITIVE_INFINITY;
  const [a, b, g] = [catalogue, control, generation].map((rows) => cloudOf([rows], unit, every));
  if (!a || !b || !g) return { tested: [], lost: [] };
  const people = cloudOf([catalogue, control], unit, ROWS_A_SIDE / 2);
  const sums = blockSums(people, g);
  const spread = sums ? spreadTests(sums, g.n, { draws, alpha: alpha.watch, seed: `${seed}:pairs` }) : [];
  const modes = isWithoutRegions ? null : modesOf(a, b, g, { draws, alpha, seed: `${seed}:regions` });
  const gated = [...spread, ...(modes ? [modes.tested] : []), ...insideTests(a, b, g, alpha.watch)].map(shared);
  const classified = classifierTest(cloudOf([catalogue, control], unit, CLASSIFIED / 2), g, `${seed}:classifier`);
  return { tested: [...gated, classified], lost: modes?.lost ?? [] };
}

function modesOf(a: Cloud, b: Cloud, g: Cloud, draws: Parameters<typeof regionTest>[3]) {
  const regions = regionsOf(a);
  return regionTest(regions, regionsHolding(regions, b), regionsHolding(regions, g), draws);
}

function copiesOf({ copies, budget }: MeaningInput): Tested[] {
  return copies ? [shared(copiesTest([copies.human], copies.generation, budget.alpha.meaning.watch / GROUPS))] : [];
}

/** The α of the family is shared by groups; the exact tests, at most two, by Bonferroni within theirs. */
const shared = (tested: Tested): Tested => {
  const { computation } = tested.metric;
  const tests = GROUPS * (computation.kind === "inside" || computation.kind === "copies" ? 2 : 1);
  const { estimate, gainP } = tested;
  return {
    ...tested,
    ...(gainP === undefined ? {} : { gainP: Math.min(1, gainP * tests) }),
    estimate:
      estimate.kind === "value" && estimate.p !== undefined
        ? { ...estimate, p: Math.min(1, estimate.p * tests) }
        : estimate,
  };
};

function whyNot({ catalogue, control, generation, missing }: MeaningSides): UnknownReason | null {
  if (missing) return missing;
  if (generation.dimension === 0) return "no-embeddings";
  const isAlike = [control, generation].every(({ dimension }) => dimension === catalogue.dimension);
  if (!isAlike || catalogue.key.length === 0) return "mixed-providers";
  const few = Math.min(catalogue.key.length, control.key.length) < LEAST_HALF || generation.key.length < LEAST_ROWS;
  return few ? "too-few-samples" : null;
}

/** Rows of a generation that are worth a comparison. */
const LEAST_ROWS = 50;

const untold = (reason: UnknownReason, { generation }: MeaningSides): Tested[] =>
  METRICS.filter(({ family, computation }) => family === "meaning" && computation.kind !== "copies").map((metric) => ({
    metric,
    slice: "all",
    isGate: metric.defaultPolicy !== null && metric.gates === undefined,
    estimate: unknown(reason, generation.key.length),
  }));

/** Every sample collected for a region lies in it, so κ is one over its share of people: ⌈M(τ−μ_L)/(κ−τ)⌉. */
const quantityOf =
  (bundle: number) =>
  ({ region, share, ratio }: Thinned): InjectionQuantity => {
    const enrichment = 1 / share;
    const rate = Math.ceil((bundle * Math.max(0, TARGET - ratio.low)) / (enrichment - TARGET));
    const inputs = { bundle, target: TARGET, massLow: ratio.low, enrichment, freshShare: null };
    return {
      stratum: `cluster:${region}`,
      humanSamples: rate,
      kind: "targeted",
      ledBy: "rate",
      rate,
      presence: 0,
      floor: 0,
      inputs,
    };
  };
