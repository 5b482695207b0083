import { pagingVerdict } from "./alert/paging.ts";
import type { JudgeInput, Judgement } from "./decided.ts";
import { type OtherKinds, readBaseline } from "./judge-baseline.ts";
import { baselineHeldNote, repeatsNote } from "./present/notes.ts";

/**
 * Adds what a judgement against people cannot say alone: how the generation stands to the accepted baseline, whether that
 * keeps its alerts quiet, and whether it repeats an earlier one exactly. `kindsOf`: what judges numbers and embeddings.
 */
export function besideEarlier(judged: Judgement, input: JudgeInput, kindsOf: OtherKinds): Judgement {
  const baseline = readBaseline(input, kindsOf);
  const judgement = { ...judged.judgement, ...(baseline ? { baseline } : {}) };
  const notes = [...judgement.notes];
  const same = input.history?.earlier.find(({ digest }) => digest === input.seed);
  if (same) notes.push(repeatsNote(same.index));
  const isQuiet = pagingVerdict(judgement, input.policies) !== judgement.verdict;
  if (baseline && isQuiet) notes.push(baselineHeldNote(baseline.generations));
  return { ...judged, judgement: { ...judgement, notes } };
}
