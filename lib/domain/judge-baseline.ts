import { budgetOf } from "./budget.ts";
import { compare } from "./comparison/comparison.ts";
import { measure } from "./comparison/measure.ts";
import type { JudgeInput } from "./decided.ts";
import { familiesCarried } from "./families.ts";
import { type Judged, judge } from "./judge.ts";
import { measurementOf } from "./judge-assembled.ts";
import type { BaselineReading } from "./judgement.ts";
import { WORD_FAMILIES } from "./metrics/define.ts";
import { LEAST_HALF } from "./reference.ts";

/** What judges the kinds beside words against the reference of its input. */
export type OtherKinds = (input: JudgeInput) => readonly { judged: readonly Judged[] }[];

/** A slope has its own start at the baseline; the level is what is compared with it. */
const OF_LEVEL = WORD_FAMILIES.filter((family) => family !== "trend");

/**
 * Measures a generation against the accepted baseline: the pooled samples of the accepted generations in the control's
 * place, the same events, tests and lines (statistics.md 2). Null without a
 * baseline, for what came before it, or where nothing can be compared.
 */
export function readBaseline(input: JudgeInput, kindsOf: OtherKinds): BaselineReading | null {
  const { baseline, facts } = input;
  if (!baseline || facts.index <= Math.max(...baseline.generations)) return null;
  const { pooled, generations } = baseline;
  const isSplit = input.reference.isSplit && pooled.samples >= LEAST_HALF;
  const reference = { ...input.reference, control: pooled, whole: pooled, isSplit };
  // Texts were embedded of the people, not of the accepted generations.
  const embedding = input.embedding && { ...input.embedding, texts: null };
  const against = { ...input, reference, embedding, seed: `${input.seed}:baseline:${generations.join()}` };
  const judged = [...wordsOf(against), ...kindsOf(against).flatMap((kind) => kind.judged)];
  return judged.length === 0 ? null : { generations, measurements: judged.map(measurementOf) };
}

function wordsOf(input: JudgeInput): Judged[] {
  const { reference, generation, policies, declared, tools, seed } = input;
  const comparison = compare(reference, generation);
  if (!comparison) return [];
  const budget = budgetOf(policies.budget, input.looks, familiesCarried(input));
  const tested = measure(comparison, { budget, declared, tools, seed, policies }, OF_LEVEL);
  return tested.map((each) => judge(each, policies, budget));
}
