import { covers } from "../alert/candidates.ts";
import { type Budget, budgetOf } from "../budget.ts";
import { verdictUnder } from "../judge.ts";
import type { GenerationJudgement, Measurement, Verdict } from "../judgement.ts";
import type { Family } from "../metrics/define.ts";
import { METRICS } from "../metrics/registry.ts";
import { defaultPolicies, type Policy, type PolicyDocument, policyFor } from "../policy.ts";
import { isByWording } from "../provider.ts";

/** A judged generation with the document it was judged under, and the looks a year by then. */
export interface JudgedUnder {
  judgement: GenerationJudgement;
  policies: PolicyDocument;
  looks: number;
}

const DEFAULTS = defaultPolicies().policies;
const HARM: Record<Verdict, number> = { ok: 0, unknown: 0, watch: 1, breach: 2 };

/**
 * Reads the stored measurements of a generation again under other policies, by the rule that judges. What was stored with
 * them stays where it cannot be computed anew: the phase and what it allows at most, what a second reading (one sample of
 * each near copy, texts of one length, other splits) lowered, and what several generations together raised.
 * Under the document it was judged under it gives the judgement back unchanged.
 */
export function rejudged({ judgement, policies, looks }: JudgedUnder, proposed: PolicyDocument): GenerationJudgement {
  const families = presentFamilies(judgement.measurements);
  const [was, is] = [policies, proposed].map((document) => ({
    document,
    budget: budgetOf(document.budget, looks, families),
  }));
  if (!was || !is) return judgement;
  const again = (each: Measurement) => ({ ...each, verdict: verdictAgain(each, was, is) });
  const measurements = judgement.measurements.map(again);
  const { baseline } = judgement;
  return {
    ...judgement,
    measurements,
    verdict: generationVerdict(judgement, measurements),
    ...(baseline ? { baseline: { ...baseline, measurements: baseline.measurements.map(again) } } : {}),
  };
}

interface Rule {
  document: PolicyDocument;
  budget: Budget;
}

/** Families that divide the budget, as far as the stored measurements tell: those that something was measured of. */
function presentFamilies(measurements: readonly Measurement[]): Family[] {
  const judged = new Set(measurements.filter(isJudged).map(({ metric }) => metric));
  return Array.from(new Set(METRICS.filter(({ id }) => judged.has(id)).map(({ family }) => family)));
}

/** Whether a measurement is judged, and not only shown beside the others. */
function isJudged(measurement: Measurement): boolean {
  if (measurement.provider && isByWording(measurement.provider)) return false;
  return DEFAULTS.some((policy) => covers(policy, measurement));
}

function verdictAgain(measurement: Measurement, was: Rule, is: Rule): Verdict {
  const { verdict: stored } = measurement;
  const before = verdictBy(measurement, was);
  const after = verdictBy(measurement, is);
  if (before === null || after === null || before === after) return stored;
  // Other samples, splits or generations had their say; they are not here to be asked again.
  if (HARM[stored] > HARM[before]) return HARM[after] > HARM[stored] ? after : stored;
  return HARM[stored] < HARM[before] && HARM[after] > HARM[stored] ? stored : after;
}

/** The verdict of the rule on the stored numbers; null where there is nothing to judge. */
function verdictBy(measurement: Measurement, { document, budget }: Rule): Verdict | null {
  const { metric: id, slice, estimate } = measurement;
  const metric = METRICS.find((each) => each.id === id);
  const policy: Policy | null = policyFor(document, id, slice);
  if (!metric || !policy || estimate.kind === "unknown" || !isJudged(measurement)) return null;
  return verdictUnder(metric, estimate, policy, budget.alpha[metric.family]);
}

/** As a generation's verdict is made: the worst of what is rejected, at most what the stored phase allows. */
function generationVerdict(
  { verdict, phase, measurements: before }: GenerationJudgement,
  after: readonly Measurement[],
) {
  const [was, is] = [worstOf(before), worstOf(after)];
  if (was === is) return verdict;
  if (is === null) return after.some((each) => each.verdict === "ok" && isJudged(each)) ? "ok" : "unknown";
  const most = was !== null && HARM[verdict] < HARM[was] ? verdict : phase === "shift" ? "watch" : "breach";
  return HARM[is] > HARM[most] ? most : is;
}

function worstOf(measurements: readonly Measurement[]): "watch" | "breach" | null {
  const verdicts = new Set(measurements.filter(isJudged).map((each) => each.verdict));
  if (verdicts.has("breach")) return "breach";
  return verdicts.has("watch") ? "watch" : null;
}
