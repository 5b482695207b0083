import { budgetOf } from "#domain/budget.ts";
import { type Comparison, compare, freezeReference, type Reference } from "#domain/comparison/comparison.ts";
import type { DeclaredNames } from "#domain/comparison/counts.ts";
import { familiesOf, measure } from "#domain/comparison/measure.ts";
import type { Tested } from "#domain/comparison/tested.ts";
import { judgeGeneration } from "#domain/judge-generation.ts";
import type { GenerationJudgement } from "#domain/judgement.ts";
import { defaultPolicies } from "#domain/policy.ts";
import type { ReferenceRecords } from "#domain/reference.ts";
import { summarise } from "#domain/summary/summary.ts";
import { TOOLS } from "#engine/deflate.ts";

export const POLICIES = defaultPolicies();
const NONE: DeclaredNames = { pinned: [], named: [] };

export const summaryOf = ({ tokenizer, incidence, texts }: ReferenceRecords) => summarise(tokenizer, incidence, texts);

/** A generation beside a reference. Throws when there is nothing to compare. */
export function compared(reference: ReferenceRecords, generation: ReferenceRecords): Comparison {
  const comparison = compare(freezeReference([reference]), summaryOf(generation));
  if (!comparison) throw new Error("nothing to compare");
  return comparison;
}

const hasNames = ({ whole }: Reference, declared: DeclaredNames) =>
  whole.labels.names.length + declared.pinned.length + declared.named.length > 0;

/** False-alarm chances of one look at this reference, 52 looks a year. */
export const budgetFor = (reference: Reference, declared = NONE) =>
  budgetOf(POLICIES.budget, 1, familiesOf({ isSplit: reference.isSplit, hasNames: hasNames(reference, declared) }));

/** Every metric of a generation, tested and not yet judged. */
export function tested(comparison: Comparison, seed: string): Tested[] {
  const budget = budgetFor(comparison.reference);
  return measure(comparison, { budget, declared: NONE, tools: TOOLS, seed });
}

/** A generation judged as the product judges it, against a hold-out of people. */
export function judged(
  reference: Reference,
  records: ReferenceRecords,
  seed: string,
  declared = NONE,
): GenerationJudgement {
  const generation = summaryOf(records);
  return judgeGeneration({
    reference,
    source: "control",
    generation,
    facts: { index: 1, samples: generation.samples, rejected: 0, bundle: null },
    policies: POLICIES,
    looks: 1,
    declared,
    tools: TOOLS,
    seed,
    isMismatched: false,
  }).judgement;
}
