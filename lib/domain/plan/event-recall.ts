import type { Comparison } from "../comparison/comparison.ts";
import { shareHolding } from "../comparison/counts.ts";
import type { GenerationJudgement } from "../judgement.ts";
import { ancestry, type Breeding } from "./ancestry.ts";

/** Of a declared event or label: the human rate, today's, and the chance that coming generations show it at all. */
export interface EventPlan {
  slice: string;
  human: number;
  now: number;
  chances: { index: number; chance: number }[];
}

/**
 * Chance that one event is seen in a coming generation: 1 − exp(−p·λM·Σ_{j<T}(1−s_j))·s_T^c (statistics.md 8).
 * Given its human rate p (incidences per sample), and that c samples of today's bundle hold it.
 */
export function eventRecall(
  breeding: Breeding,
  of: { observed: number; steps: number; rate: number; held: number },
): number {
  const { model, human } = ancestry(breeding, of.observed, of.steps);
  return -Math.expm1(-of.rate * human - (of.held * model) / breeding.held);
}

/** Those chances for every declared event and label that people are known to hold; c is what today's rate makes of the bundle. */
export function eventPlans(
  { reference, generation }: Comparison,
  { index, measurements }: Pick<GenerationJudgement, "index" | "measurements">,
  { breeding, horizon }: { breeding: Breeding; horizon: number },
): EventPlan[] {
  const slices = new Set(
    measurements.map(({ slice }) => slice).filter((slice) => slice.startsWith("event:") || slice.startsWith("label:")),
  );
  return Array.from(slices, (slice) => {
    const human = shareHolding(reference.whole, slice);
    const now = shareHolding(generation, slice);
    const of = { observed: generation.samples, rate: human, held: now * breeding.held };
    return {
      slice,
      human,
      now,
      chances: Array.from({ length: horizon }, (_, k) => ({
        index: index + k + 1,
        chance: eventRecall(breeding, { ...of, steps: k + 1 }),
      })),
    };
  }).filter(({ human }) => human > 0);
}
