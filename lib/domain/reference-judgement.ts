import type { GenerationJudgement } from "./judgement.ts";
import { NOTES } from "./present/notes.ts";

/** The judgement of a generation that is itself the reference: nothing is compared with itself. */
export function referenceJudgement(facts: { index: number; samples: number; rejected: number }): GenerationJudgement {
  return {
    ...facts,
    phase: "reference",
    mechanism: null,
    verdict: "ok",
    headline: "The human reference: half defines what is rare, half is the control.",
    measurements: [],
    evidence: null,
    quantities: [],
    notes: [{ code: "split-assumption", message: NOTES["split-assumption"] }],
  };
}
