import type { GenerationJudgement } from "./judgement.ts";
import { count, plural } from "./present/format.ts";
import { NOTES } from "./present/notes.ts";
import { LEAST_HALF } from "./reference.ts";

/**
 * The judgement of a generation that is itself the reference: nothing is compared with itself.
 * Unknown while its halves are too small to say what is rare: then no later generation can be judged by its tail.
 */
export function referenceJudgement(facts: { index: number; samples: number; rejected: number }): GenerationJudgement {
  const isEnough = facts.samples >= 2 * LEAST_HALF;
  return {
    ...facts,
    phase: "reference",
    mechanism: null,
    verdict: isEnough ? "ok" : "unknown",
    headline: isEnough
      ? "The human reference: half defines what is rare, half is the control."
      : `The human reference has ${plural(facts.samples, "sample")}; it takes ${count(2 * LEAST_HALF)} to say what is rare.`,
    measurements: [],
    evidence: null,
    quantities: [],
    notes: [{ code: "split-assumption", message: NOTES["split-assumption"] }],
  };
}
