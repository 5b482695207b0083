import type { Reference } from "#domain/comparison/comparison.ts";
import { judgeGeneration } from "#domain/judge-generation.ts";
import type { GenerationJudgement } from "#domain/judgement.ts";
import { defaultPolicies } from "#domain/policy.ts";
import type { Summary } from "#domain/summary/summary.ts";
import { TOOLS } from "#engine/deflate.ts";

/** How a lineage is bred before it gets its ticket. */
export interface Recursion {
  name: string;
  temperature: number;
  freshShare: number;
  generations: number;
}

/** Human samples to inject: a number of them, at random or chosen for a stratum. */
export interface Injection {
  count: number;
  chosenFor: string | null;
}

/** A lineage at its ticket, and the generation that follows an injection; the same seed, the same numbers. */
export interface Loop {
  reference: Reference;
  bundle: number;
  generation: Summary;
  /** Human samples there are to inject, at random; a ticket that asks for more cannot be tried. */
  available: number;
  next: (orders: readonly Injection[], isDecodingFixed: boolean) => Summary;
}

/** Judges a generation by the very functions that a check uses. */
export function judged(
  { reference, bundle }: Loop,
  generation: Summary,
  index: number,
  seed: string,
): GenerationJudgement {
  return judgeGeneration({
    reference,
    source: "control",
    generation,
    facts: { index, samples: generation.samples, rejected: 0, bundle },
    policies: defaultPolicies(),
    looks: 1,
    declared: { pinned: [], named: [] },
    tools: TOOLS,
    seed,
    isMismatched: false,
  }).judgement;
}
