import { budgetOf } from "./budget.ts";
import type { Comparison } from "./comparison/comparison.ts";
import type { LossEvidence } from "./comparison/loss-evidence.ts";
import { measureParts } from "./comparison/parts.ts";
import type { Decided, JudgeInput, Judgement } from "./decided.ts";
import { familiesCarried } from "./families.ts";
import { injectionQuantities } from "./injection-size.ts";
import { type Judged, judge } from "./judge.ts";
import type { Measurement, PhaseEvidence, Verdict } from "./judgement.ts";
import { isUntold, type PhaseDecision } from "./phase.ts";
import { isDecodingBiased } from "./plan/decoding.ts";
import { headlineOf } from "./present/headline.ts";
import { NOTES } from "./present/notes.ts";
import type { Signs } from "./signs.ts";
import { tailDetail } from "./tail-detail.ts";
import { columnOf } from "./timeline.ts";

const RANK: Record<Verdict, number> = { ok: 0, unknown: 1, watch: 2, breach: 3 };

/** Puts together what is stored and shown of a judged generation. */
export function assembled(
  input: JudgeInput,
  decided: Decided,
  decision: PhaseDecision,
  notes: (keyof typeof NOTES)[],
): Judgement {
  const { comparison, judged, signs, evidence } = decided;
  const verdict = generationVerdict(judged, signs, decision, input.isMismatched);
  const isCollapse = decision.phase === "early-collapse" || decision.phase === "late-collapse";
  const bundle = input.facts.bundle ?? input.facts.samples;
  const isBiased = isDecodingBiased(decision.mechanism, evidence.massShareOfLoss);
  const quantities =
    isCollapse && verdict === "breach"
      ? injectionQuantities(comparison, judged, {
          bundle,
          index: input.facts.index,
          isDecodingBiased: isBiased,
        })
      : [];
  const all = quantities.length > 0 && isBiased ? ["fix-decoding" as const, ...notes] : [...notes];
  if (input.isMismatched) all.push("reference-mismatch");
  if (input.facts.bundle === null && quantities.length > 0) all.push("bundle-assumed");
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
      measurements: [...judged, ...judgedParts(input, comparison)].map(measurementOf),
      evidence: phaseEvidence(decision, signs, evidence),
      quantities,
      notes: all.map((code) => ({ code, message: NOTES[code] })),
    },
    tail: tailDetail(comparison),
    column: columnOf(comparison, input.facts.index, input.seed),
  };
}

/** Parts of the samples as measurements: they show where a loss lies, and decide nothing. */
function judgedParts(input: JudgeInput, comparison: Comparison): Judged[] {
  const budget = budgetOf(input.policies.budget, input.looks, familiesCarried(input));
  return measureParts(comparison).map((tested) => judge(tested, input.policies, budget));
}

export const measurementOf = ({
  metric,
  version,
  slice,
  estimate,
  verdict,
  because,
  pooled,
  provider,
}: Judged): Measurement => ({
  metric,
  version,
  slice,
  estimate,
  verdict,
  because,
  ...(pooled === undefined ? {} : { pooled }),
  ...(provider === undefined ? {} : { provider }),
});

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
  if (isUntold(signs)) return "unknown";
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
    tail: signs.tail,
    richness: signs.richness,
    outside: signs.outside,
  };
}

/** The judgement of a generation that holds nothing to compare. */
export function emptyJudgement({ facts }: JudgeInput): Judgement {
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
