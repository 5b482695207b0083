import { pagingVerdict } from "./alert/paging.ts";
import { repeatedOf } from "./comparison/repeated.ts";
import type { JudgeInput, Judgement } from "./decided.ts";
import { type OtherKinds, readBaseline } from "./judge-baseline.ts";
import { baselineHeldNote, repeatedNote, repeatsNote } from "./present/notes.ts";

/**
 * Adds what a judgement against people cannot say alone: how the generation stands to the accepted baseline, whether that
 * keeps its alerts quiet, what it repeats of the reference, and whether it repeats an earlier one exactly. `kindsOf`: what judges numbers and embeddings.
 */
export function besideEarlier(judged: Judgement, input: JudgeInput, kindsOf: OtherKinds): Judgement {
  const baseline = readBaseline(input, kindsOf);
  const judgement = { ...judged.judgement, ...(baseline ? { baseline } : {}) };
  const notes = [...judgement.notes];
  const isReference = notes.some(({ code }) => code === "content-identical");
  const repeated = isReference ? null : repeatedOf(input);
  if (repeated) notes.push(repeatedNote(repeated));
  const same = input.history?.earlier.find(({ digest }) => digest === input.seed);
  if (same) notes.push(repeatsNote(same.index));
  const isQuiet = pagingVerdict(judgement, input.policies) !== judgement.verdict;
  if (baseline && isQuiet) notes.push(baselineHeldNote(baseline.generations));
  return { ...judged, judgement: { ...judgement, notes } };
}
