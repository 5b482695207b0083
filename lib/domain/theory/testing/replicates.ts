import { env } from "node:process";

/** Runs of a law: as many as a test can afford, or those of the design (`npm run bench:theory`). */
export const runsOf = (inTests: number, inBench: number) => (env.TAILWATCH_THEORY === "long" ? inBench : inTests);

/** Repeats a simulation. */
export const replicated = (runs: number, once: (run: number) => number) =>
  Array.from({ length: runs }, (_, run) => once(run));

export const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Four standard errors of the mean of replicates. */
export function fourErrors(values: readonly number[]): number {
  const centre = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
  return 4 * Math.sqrt(variance / values.length);
}
