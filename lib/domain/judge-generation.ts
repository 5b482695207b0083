import { type Budget, budgetOf } from "./budget.ts";
import { type Comparison, compare, type Reference } from "./comparison/comparison.ts";
import type { DeclaredNames } from "./comparison/counts.ts";
import { type LossEvidence, lossEvidence } from "./comparison/loss-evidence.ts";
import { familiesOf, measure } from "./comparison/measure.ts";
import type { Tested } from "./comparison/tested.ts";
import { distinctContents } from "./distinct.ts";
import { unknown } from "./estimate.ts";
import { injectionQuantities } from "./injection-size.ts";
import { type Judged, judge } from "./judge.ts";
import type { GenerationJudgement, PhaseEvidence, TailDetail, Verdict } from "./judgement.ts";
import type { Role, Tools } from "./metrics/define.ts";
import { type PhaseDecision, phaseOf } from "./phase.ts";
import type { PolicyDocument } from "./policy.ts";
import { headlineOf } from "./present/headline.ts";
import { NOTES } from "./present/notes.ts";
import { isIdenticalContent } from "./same-content.ts";
import { type Signs, signsOf } from "./signs.ts";
import { exposureOf, type Summary } from "./summary/summary.ts";
import { eventCounts, tailDetail } from "./tail-detail.ts";
import type { TimelineColumn } from "./timeline.ts";

/** What a generation is judged with. `looks`: judged generations a year (at least), `seed`: reference and generation by digest. */
export interface JudgeInput {
  reference: Reference;
  source: "split" | "control";
  generation: Summary;
  facts: { index: number; samples: number; rejected: number; bundle: number | null };
  policies: PolicyDocument;
  looks: number;
  declared: DeclaredNames;
  tools: Tools;
  seed: string;
  /** Generation 0 itself was not ok against the control: nothing later can be better than watch. */
  isMismatched: boolean;
}

/** A judgement, what the tail explorer shows of it, and its column of the extinction timeline. */
export interface Judgement {
  judgement: GenerationJudgement;
  tail: TailDetail | null;
  column: TimelineColumn | null;
}

/** Roles that are read over distinct contents once copies are beyond their line (statistics.md 12.3). */
const OVER_DISTINCT: readonly Role[] = ["tail", "richness", "outside", "drift", "length", "spread"];
const RANK: Record<Verdict, number> = { ok: 0, unknown: 1, watch: 2, breach: 3 };

/** Measures and judges one generation against the human reference. Pure: same input, same bytes out. */
export function judgeGeneration(input: JudgeInput): Judgement {
  const comparison = compare(input.reference, input.generation);
  if (!comparison) return emptyJudgement(input);
  const hasNames =
    comparison.reference.whole.labels.names.length + input.declared.named.length + input.declared.pinned.length > 0;
  const families = familiesOf({ isSplit: input.reference.isSplit, hasNames });
  const budget = budgetOf(input.policies.budget, input.looks, families);
  const first = judgeOnce(comparison, input, budget);
  const isCopied = first.judged.some(
    ({ role, verdict }) => role === "repetition" && (verdict === "breach" || verdict === "watch"),
  );
  const decided = isCopied ? overDistinct(first, input, budget) : first;
  const decision = phaseOf(decided.signs, decided.evidence);
  if (isIdenticalContent(input.reference.whole, input.generation)) {
    return finish(input, decided, { row: 11, phase: "healthy", mechanism: null, cap: "ok" }, ["content-identical"]);
  }
  const notes: (keyof typeof NOTES)[] = [];
  if (isCopied) notes.push("over-distinct");
  if (decided.isExposed) notes.push("reference-exposed");
  return finish(input, decided, decision, notes);
}

interface Decided {
  comparison: Comparison;
  judged: Judged[];
  signs: Signs;
  evidence: LossEvidence;
  isExposed: boolean;
}

function judgeOnce(comparison: Comparison, input: JudgeInput, budget: Budget): Decided {
  const tested = measure(comparison, { budget, declared: input.declared, tools: input.tools, seed: input.seed });
  const driftMean = tested.find(({ metric }) => metric.role === "drift")?.nullMean ?? null;
  const isExposed = input.source === "split" && isReferenceExposed(tested, budget);
  const judged = tested
    .map((each) => judge(each, input.policies, budget))
    .map((each) => (isExposed ? unacquitted(each) : each));
  return {
    comparison,
    judged,
    signs: signsOf(judged, comparison.generation.contents.names.length),
    evidence: lossEvidence(comparison, driftMean),
    isExposed,
  };
}

/** Tail, richness and drift of what it says once each; repetition of what it said. */
function overDistinct(whole: Decided, input: JudgeInput, budget: Budget): Decided {
  const comparison = compare(input.reference, distinctContents(input.generation));
  if (!comparison) return whole;
  const distinct = judgeOnce(comparison, input, budget);
  const judged = whole.judged.map((each) =>
    OVER_DISTINCT.includes(each.role)
      ? (distinct.judged.find(({ metric, slice }) => metric === each.metric && slice === each.slice) ?? each)
      : each,
  );
  return { ...distinct, judged, signs: signsOf(judged, comparison.generation.contents.names.length) };
}

/**
 * A model trained on the catalogue repeats its singletons: retention surely above the control's while the own
 * richness is not. Such a reference may accuse but not acquit (statistics.md 2, 12.7).
 */
function isReferenceExposed(tested: readonly Tested[], budget: Budget): boolean {
  const richness = tested.find(({ metric }) => metric.role === "richness")?.estimate;
  const isRicher = richness?.kind === "value" && richness.low > 1;
  return (
    !isRicher &&
    tested.some(
      ({ metric, slice, estimate, gainP }) =>
        metric.role === "tail" &&
        (slice === "rarity:1" || slice === "rarity:2-3") &&
        estimate.kind === "value" &&
        estimate.value > 1.05 &&
        (gainP ?? 1) <= budget.alpha.tail.watch,
    )
  );
}

const unacquitted = (each: Judged): Judged =>
  each.role === "tail" && each.verdict === "ok" && each.estimate.kind === "value"
    ? {
        ...each,
        verdict: "unknown",
        estimate: unknown("reference-exposed", each.estimate.n),
        because: NOTES["reference-exposed"],
      }
    : each;

function finish(
  input: JudgeInput,
  decided: Decided,
  decision: PhaseDecision,
  notes: (keyof typeof NOTES)[],
): Judgement {
  const { comparison, judged, signs, evidence } = decided;
  const all = input.isMismatched ? [...notes, "reference-mismatch" as const] : notes;
  const verdict = generationVerdict(judged, signs, decision, input.isMismatched);
  const isCollapse = decision.phase === "early-collapse" || decision.phase === "late-collapse";
  const bundle = input.facts.bundle ?? input.facts.samples;
  return {
    judgement: {
      index: input.facts.index,
      samples: input.facts.samples,
      rejected: input.facts.rejected,
      phase: decision.phase,
      mechanism: decision.mechanism,
      verdict,
      headline: notes.includes("content-identical")
        ? NOTES["content-identical"]
        : headlineOf(judged, decision, verdict, input.policies),
      measurements: judged.map(({ metric, version, slice, estimate, verdict: own, because }) => ({
        metric,
        version,
        slice,
        estimate,
        verdict: own,
        because,
      })),
      evidence: phaseEvidence(decision, signs, evidence),
      quantities: isCollapse && verdict === "breach" ? injectionQuantities(comparison, judged, bundle) : [],
      notes: all.map((code) => ({ code, message: NOTES[code] })),
    },
    tail: tailDetail(comparison),
    column: {
      index: input.facts.index,
      samples: comparison.generation.samples,
      exposure: exposureOf(comparison.generation),
      counts: eventCounts(comparison.generation.words, comparison.reference.catalogue, comparison.index),
    },
  };
}

/** Worst of what was rejected; else unknown while richness or tail cannot be told; else ok; then the row's cap. */
function generationVerdict(
  judged: readonly Judged[],
  signs: Signs,
  { cap, phase }: PhaseDecision,
  isMismatched: boolean,
): Verdict {
  const rejected = judged
    .map(({ verdict }) => verdict)
    .filter((verdict) => verdict === "watch" || verdict === "breach");
  const worst = rejected.includes("breach") ? "breach" : rejected.includes("watch") ? "watch" : null;
  if (worst) return RANK[worst] > RANK[cap] && phase !== "insufficient-data" ? cap : worst;
  if (cap === "ok") return "ok";
  if (signs.richness === "unknown" || signs.tail === "unknown") return "unknown";
  return isMismatched ? "watch" : "ok";
}

function phaseEvidence({ row }: PhaseDecision, signs: Signs, evidence: LossEvidence): PhaseEvidence {
  return {
    row,
    massShareOfLoss: evidence.massShareOfLoss,
    drift: signs.drift,
    driftAllowance: evidence.driftAllowance,
    tilt: evidence.tilt,
    humanEquivalentSamples: evidence.humanEquivalentSamples,
    humanSamples: evidence.humanSamples,
    tailLost: signs.tail === "lost",
    richnessLow: signs.richness === "low",
    outsideUp: signs.isOutsideUp,
  };
}

function emptyJudgement({ facts }: JudgeInput): Judgement {
  return {
    judgement: {
      index: facts.index,
      samples: facts.samples,
      rejected: facts.rejected,
      phase: "insufficient-data",
      mechanism: null,
      verdict: "unknown",
      headline: "Nothing to compare: no sample holds a word or a label.",
      measurements: [],
      evidence: null,
      quantities: [],
      notes: [],
    },
    tail: null,
    column: null,
  };
}
