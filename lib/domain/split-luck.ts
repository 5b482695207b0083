import type { Budget } from "./budget.ts";
import { type Comparison, compare } from "./comparison/comparison.ts";
import { measure } from "./comparison/measure.ts";
import { resplit } from "./comparison/resplit.ts";
import type { Tested } from "./comparison/tested.ts";
import type { JudgeInput } from "./decided.ts";
import { type Judged, judge } from "./judge.ts";

/** Splits that a finding on the catalogue is repeated on, beside its own (statistics.md 4, split luck). */
const OTHER_SALTS = ["split-luck/1", "split-luck/2", "split-luck/3", "split-luck/4"] as const;
/** Splits of the five on which it must be found. */
const LEAST_SPLITS = 3;

/** The tail as another split of the same reference shows it. */
export interface OtherSplit {
  tested: readonly Tested[];
  judged: readonly Judged[];
}

/**
 * The tail of a generation on each other split of its reference, each measured when first asked: a finding that holds
 * is confirmed by two.
 */
export function otherSplits(
  { reference, generation, nearCopies }: Comparison,
  input: JudgeInput,
  budget: Budget,
): readonly (() => OtherSplit)[] {
  return OTHER_SALTS.map((salt) => {
    let known: OtherSplit | null = null;
    return () => {
      known ??= tailOn(compare(resplit(reference, salt), generation, nearCopies), salt);
      return known;
    };
  });
  function tailOn(comparison: Comparison | null, salt: string): OtherSplit {
    const options = {
      budget,
      declared: input.declared,
      tools: input.tools,
      seed: `${input.seed}:${salt}`,
      policies: input.policies,
      isShown: false,
    };
    const tested = comparison ? measure(comparison, options, ["tail"]) : [];
    return { tested, judged: tested.map((each) => judge(each, input.policies, budget)) };
  }
}

/** Whether a finding holds on most of the five splits; `found` says so of another one. */
export function holdsOnMost(others: readonly (() => OtherSplit)[], found: (other: OtherSplit) => boolean): boolean {
  let left = LEAST_SPLITS - 1;
  return others.some((other) => found(other()) && --left === 0);
}

export const isTailBreached = (judged: readonly Judged[]) =>
  judged.some(({ role, verdict }) => role === "tail" && verdict === "breach");

/** A breach that most other splits of the reference do not show is a watch. */
export const demoted = (each: Judged): Judged =>
  each.role === "tail" && each.verdict === "breach"
    ? { ...each, verdict: "watch", because: `${each.because} Most other splits of the reference show no breach.` }
    : each;
