import type { Assumption } from "../plan/plan.ts";

/** What a forecast rests on, one sentence each. */
export const ASSUMPTIONS: Record<Assumption, string> = {
  unbiased:
    "Assumes unbiased re-sampling: each coming model learns what its bundle holds and is sampled as it is, with nothing filtered.",
  optimistic:
    "Optimistic: the mass of the rare went with their number, so decoding removes the tail too. Fix decoding first (temperature, top-p, filters); where the forecast as decoded so far is given, human samples are counted on it.",
  "more-than-resampling":
    "More than resampling: the model has lost more than bundles of this size and human share explain. Look for what else removes the tail.",
  "beyond-control":
    "The bundle is larger than the human control: what it holds is read beyond the control's last sample.",
  "planned-enrichment":
    "Chosen samples are planned on the richest tenth of the human control; measure what you collect, and plan again.",
  "not-a-collapse":
    "The newest generation looks like another subject, not like a collapse: compare it with people on that subject first.",
};

/** What is said when the size of the next bundle was not told. */
export const BUNDLE_ASSUMED =
  "The size of the next bundle was not told: it is taken to be as many samples as were sent. Give --bundle.";

/** The same on the page of a lineage. */
export const BUNDLE_NOT_TOLD =
  "How many samples this generation was trained on was not told: bundles are taken to be as large as what was sent.";
