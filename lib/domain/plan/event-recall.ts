import { ancestry, type Breeding } from "./ancestry.ts";

/**
 * Chance that one event is seen in a coming generation: 1 − exp(−p·λM·Σ_{j<T}(1−s_j))·s_T^c (statistics.md 8).
 * Given its human rate p (incidences per sample), and that c samples of today's bundle of M hold it.
 */
export function eventRecall(
  breeding: Breeding,
  of: { observed: number; steps: number; rate: number; held: number },
): number {
  const { model, human } = ancestry(breeding, of.observed, of.steps);
  return -Math.expm1(-of.rate * human - (of.held * model) / breeding.held);
}
