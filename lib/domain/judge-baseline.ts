import { budgetOf } from "./budget.ts";
import { compare } from "./comparison/comparison.ts";
import { measure } from "./comparison/measure.ts";
import type { JudgeInput } from "./decided.ts";
import { judge } from "./judge.ts";
import { measurementOf } from "./judge-assembled.ts";
import type { BaselineReading } from "./judgement.ts";
import { FAMILIES } from "./metrics/define.ts";
import { LEAST_HALF } from "./reference.ts";

/** A slope has its own start at the baseline; the level is what is compared with it. */
const OF_LEVEL = FAMILIES.filter((family) => family !== "trend");

/**
 * Measures a generation against the accepted baseline: the pooled samples of the accepted generations in the control's
 * place, the same events, tests and lines (statistics.md 2). Null without a
 * baseline, for what came before it, or where nothing can be compared.
 */
export function readBaseline(input: JudgeInput): BaselineReading | null {
  const { baseline, reference, declared, tools, policies, generation, facts } = input;
  if (!baseline || facts.index <= Math.max(...baseline.generations)) return null;
  const { pooled, generations } = baseline;
  const isSplit = reference.isSplit && pooled.samples >= LEAST_HALF;
  const comparison = compare({ ...reference, control: pooled, whole: pooled, isSplit }, generation);
  if (!comparison) return null;
  const budget = budgetOf(policies.budget, input.looks, FAMILIES);
  const seed = `${input.seed}:baseline:${generations.join()}`;
  const tested = measure(comparison, { budget, declared, tools, seed }, OF_LEVEL);
  return { generations, measurements: tested.map((each) => measurementOf(judge(each, policies, budget))) };
}
