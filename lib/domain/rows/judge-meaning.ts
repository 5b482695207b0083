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
import { cloudOf, lengthUnit } from "./cloud.ts";
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

/** Embeddings of the two human halves and of a generation, and what they are judged with. */
export interface MeaningInput {
  catalogue: Rows;
  control: Rows;
  generation: Rows;
  /** Where samples have no text: contents of both human halves and of the generation, whose copies are counted. */
  copies: { human: Contents; generation: Contents } | null;
  policies: PolicyDocument;
  budget: Budget;
  seed: string;
  bundle: number;
}

/** Judges the cloud of embeddings against people's. Pure and seeded. */
export function judgeMeaning(input: MeaningInput): KindJudgement {
  const reason = whyNot(input);
  const { tested, lost } = reason ? { tested: untold(reason, input), lost: [] } : testsOf(input);
  const judged = [...tested, ...copiesOf(input)].map((each) => judge(each, input.policies, input.budget));
  const distinct = input.copies?.generation.contents.names.length ?? Number.POSITIVE_INFINITY;
  const decision = meaningPhase(judged, distinct < FEW_CONTENTS);
  const isCollapse = decision.row === 9 && rejectedVerdict(judged) === "breach";
  return { judged, decision, quantities: isCollapse ? lost.slice(0, MOST_REGIONS).map(quantityOf(input.bundle)) : [] };
}

function testsOf({ catalogue, control, generation, budget, seed }: MeaningInput): {
  tested: Tested[];
  lost: Thinned[];
} {
  const alpha = { watch: budget.alpha.meaning.watch / GROUPS, breach: budget.alpha.meaning.breach / GROUPS };
  const draws = drawsFor(alpha.breach);
  const unit = lengthUnit(catalogue);
  const every = Number.POSITIVE_INFINITY;
  const [a, b, g] = [catalogue, control, generation].map((rows) => cloudOf([rows], unit, every));
  if (!a || !b || !g) return { tested: [], lost: [] };
  const regions = regionsOf(a);
  const { tested: modes, lost } = regionTest(regions, regionsHolding(regions, b), regionsHolding(regions, g), {
    draws,
    alpha,
    seed: `${seed}:regions`,
  });
  const people = cloudOf([catalogue, control], unit, ROWS_A_SIDE / 2);
  const sums = blockSums(people, g);
  const spread = sums ? spreadTests(sums, g.n, { draws, alpha: alpha.watch, seed: `${seed}:pairs` }) : [];
  const gated = [...spread, modes, ...insideTests(a, b, g, alpha.watch)].map(shared);
  return {
    tested: [...gated, classifierTest(cloudOf([catalogue, control], unit, CLASSIFIED / 2), g, `${seed}:classifier`)],
    lost,
  };
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

function whyNot({ catalogue, control, generation }: MeaningInput): UnknownReason | null {
  if (generation.dimension === 0) return "no-embeddings";
  const isAlike = [control, generation].every(({ dimension }) => dimension === catalogue.dimension);
  if (!isAlike || catalogue.key.length === 0) return "mixed-providers";
  const few = Math.min(catalogue.key.length, control.key.length) < LEAST_HALF || generation.key.length < LEAST_ROWS;
  return few ? "too-few-samples" : null;
}

/** Rows of a generation that are worth a comparison. */
const LEAST_ROWS = 50;

const untold = (reason: UnknownReason, { generation }: MeaningInput): Tested[] =>
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
