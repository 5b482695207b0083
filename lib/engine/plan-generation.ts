import { type Comparison, compare, type Reference } from "#domain/comparison/comparison.ts";
import { type Plan, type PlannedFrom, type PlanQuestion, planOf } from "#domain/plan/plan.ts";
import { unpack } from "#domain/summary/pack.ts";
import type { Summary } from "#domain/summary/summary.ts";
import { openBlobs } from "#store/fs.ts";

/** `folder`: of the blobs. `reference`: the frozen reference's blob. `summary`: of the judged generation's samples together. */
export interface PlanGeneration {
  folder: string;
  reference: string;
  summary: string;
  judgement: PlannedFrom;
  questions: PlanQuestion[];
}

/** The comparison last used in this thread: whoever moves a slider asks the same generation again and again. */
const recent: { name: string; comparison: Comparison | null } = { name: "", comparison: null };

/** Answers questions of one judged generation, one plan each; null when either side holds nothing to compare. */
export async function planGeneration(input: PlanGeneration): Promise<Plan[] | null> {
  const comparison = await comparisonOf(input);
  return comparison && input.questions.map((question) => planOf(comparison, input.judgement, question));
}

async function comparisonOf({ folder, reference, summary }: PlanGeneration): Promise<Comparison | null> {
  const name = `${folder} ${reference} ${summary}`;
  if (recent.name === name) return recent.comparison;
  const blobs = openBlobs(folder);
  const human = unpack<Reference>(await blobs.get(reference));
  recent.comparison = compare(human, unpack<Summary>(await blobs.get(summary)));
  recent.name = name;
  return recent.comparison;
}
