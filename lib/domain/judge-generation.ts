import { type Budget, budgetOf } from "./budget.ts";
import { type Comparison, compare } from "./comparison/comparison.ts";
import { cutAlike, hasOtherLengths } from "./comparison/cut-texts.ts";
import { lossEvidence } from "./comparison/loss-evidence.ts";
import { measure } from "./comparison/measure.ts";
import type { Tested } from "./comparison/tested.ts";
import { needsCutPass, shownByBoth } from "./cut-pass.ts";
import type { Decided, JudgeInput, Judgement } from "./decided.ts";
import { distinctSamples } from "./distinct.ts";
import { unknown } from "./estimate.ts";
import { familiesCarried } from "./families.ts";
import type { Judged } from "./judge.ts";
import { assembled, emptyJudgement } from "./judge-assembled.ts";
import { judgeWindows } from "./judge-windows.ts";
import { isReferenceLeaked } from "./leaked.ts";
import type { Role } from "./metrics/define.ts";
import { isUntold, type PhaseDecision, phaseOf } from "./phase.ts";
import { NOTES } from "./present/notes.ts";
import { isIdenticalContent } from "./same-content.ts";
import { signsOf } from "./signs.ts";
import { demoted, holdsOnMost, isTailBreached, otherSplits } from "./split-luck.ts";

/** Roles that are read over one sample per near copy once copies are beyond their line (statistics.md 12.3). */
const OVER_DISTINCT: readonly Role[] = ["tail", "richness", "outside", "drift", "length", "spread"];

/** A loss that may be one of length: too little is left of texts cut alike to tell. */
const HIDDEN_BY_LENGTH: PhaseDecision = { row: 10, phase: "shift", mechanism: null, cap: "watch" };

/** Measures and judges one generation against the human reference. Pure: same input, same bytes out. */
export function judgeGeneration(input: JudgeInput): Judgement {
  const comparison = compare(input.reference, input.generation);
  if (!comparison) return emptyJudgement(input);
  const budget = budgetOf(input.policies.budget, input.looks, familiesCarried(input));
  const first = judgeOnce(comparison, input, budget);
  const isCopied = first.judged.some(
    ({ role, verdict }) => role === "repetition" && (verdict === "breach" || verdict === "watch"),
  );
  const whole = isCopied ? overDistinct(first, input, budget) : first;
  const decided = withCutPass(whole, input, budget);
  const isHidden = decided.isCut && isUntold(decided.signs) && !isUntold(whole.signs);
  const decision = isHidden ? HIDDEN_BY_LENGTH : phaseOf(decided.signs, decided.evidence);
  // Samples that are the reference look exposed, and their tail untold, because of just that.
  if ((decided.isExposed || !isUntold(decided.signs)) && isIdenticalContent(input.reference.whole, input.generation)) {
    return assembled(input, decided, { row: 11, phase: "healthy", mechanism: null, cap: "ok" }, ["content-identical"]);
  }
  const notes: (keyof typeof NOTES)[] = [];
  if (isCopied) notes.push("over-distinct");
  if (decided.isExposed) notes.push("reference-exposed");
  if (decided.isUnstable) notes.push("split-unstable");
  if (decided.isCut) notes.push(isHidden ? "cut-unknown" : "cut-alike");
  return assembled(input, decided, decision, notes);
}

const countedOf = ({ generation, reference }: Comparison) => ({
  distinctContents: generation.contents.hash.length,
  isLabelled: reference.catalogue.kind === "label",
});

function judgeOnce(comparison: Comparison, input: JudgeInput, budget: Budget): Decided {
  const tested = measure(comparison, {
    budget,
    declared: input.declared,
    tools: input.tools,
    seed: input.seed,
    policies: input.policies,
    history: input.history,
  });
  const driftMean = tested.find(({ metric, isGate }) => isGate && metric.role === "drift")?.nullMean ?? null;
  const others = otherSplits(comparison, input, budget);
  const first = tested.map((each) => judgeWindows(each, input.policies, budget));
  const isUnstable = isTailBreached(first) && !holdsOnMost(others, (other) => isTailBreached(other.judged));
  const isExposed =
    isReferenceLeaked(comparison, tested, budget) ||
    (input.source === "split" &&
      isReferenceExposed(tested, tested, budget) &&
      holdsOnMost(others, (other) => isReferenceExposed(other.tested, tested, budget)));
  const stable = isUnstable ? first.map(demoted) : first;
  const judged = isExposed ? stable.map(unacquitted) : stable;
  return {
    comparison,
    judged,
    isUnstable,
    isCut: false,
    signs: signsOf(judged, countedOf(comparison)),
    evidence: lossEvidence(comparison, driftMean),
    isExposed,
  };
}

/** Tail, richness and drift of what it says once each; repetition of what it said. */
function overDistinct(whole: Decided, input: JudgeInput, budget: Budget): Decided {
  const comparison = compare(input.reference, distinctSamples(whole.comparison));
  if (!comparison) return whole;
  const distinct = judgeOnce(comparison, input, budget);
  // What is shown of the order of words is counted while samples are read, so it stays that of all of them.
  const toldOnce = (each: Judged) =>
    distinct.judged.find(
      ({ metric, slice, isGate, estimate }) =>
        metric === each.metric && slice === each.slice && (isGate || estimate.kind === "value"),
    );
  const judged = whole.judged.map((each) => (OVER_DISTINCT.includes(each.role) ? (toldOnce(each) ?? each) : each));
  return { ...distinct, judged, signs: signsOf(judged, countedOf(comparison)) };
}

/** Where lengths differ: tail, richness, drift and mass outside as texts of one length show them too. */
function withCutPass(whole: Decided, input: JudgeInput, budget: Budget): Decided {
  const { comparison } = whole;
  const isText = comparison.reference.catalogue.kind === "word";
  if (!isText || !hasOtherLengths(comparison) || !needsCutPass(whole.judged)) return whole;
  const cut = cutAlike(comparison);
  const pass = cut ? judgeOnce(cut, input, budget) : null;
  const judged = shownByBoth(whole.judged, pass?.judged ?? []);
  const signs = signsOf(judged, countedOf(comparison));
  return { ...whole, judged, signs, evidence: pass?.evidence ?? whole.evidence, isCut: true };
}

/**
 * A model trained on the catalogue repeats its singletons: retention surely above the control's while the own
 * richness is not. Such a reference may accuse but not acquit (statistics.md 2, 12.7). `tail`: on one split of the reference.
 */
function isReferenceExposed(tail: readonly Tested[], whole: readonly Tested[], budget: Budget): boolean {
  const richness = whole.find(({ metric, isGate }) => isGate && metric.role === "richness")?.estimate;
  const outside = whole.find(({ metric, isGate }) => isGate && metric.role === "outside")?.estimate;
  // Samples that are richer than people's, or say more of what no catalogue has, say the rare more often anyway.
  const isRicher = [richness, outside].some((each) => each?.kind === "value" && each.low > 1);
  return (
    !isRicher &&
    tail.some(
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
