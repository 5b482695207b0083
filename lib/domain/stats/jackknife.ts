import { studentQuantile } from "./beta.ts";

/**
 * Standard error of θ(control, generation) by the delete-a-block jackknife on both sides:
 * se² = Σ_sides (g-1)/g · Σ(θ_j - θ̄)² (statistics.md 4; Shao, Wu 1989).
 * Given θ with one block of one side left out, per side. Never a bootstrap: resampling drops singletons.
 */
export function jackknifeError(replicates: readonly ArrayLike<number>[]): number {
  let variance = 0;
  for (const side of replicates) {
    const g = side.length;
    if (g < 2) continue;
    let mean = 0;
    for (let j = 0; j < g; j++) mean += (side[j] ?? 0) / g;
    let squares = 0;
    for (let j = 0; j < g; j++) squares += ((side[j] ?? 0) - mean) ** 2;
    variance += ((g - 1) / g) * squares;
  }
  return Math.sqrt(variance);
}

/** Half width of the 95% interval in standard errors: Student's t with blocks - 1 degrees of freedom. */
export function halfWidth(blocks: number): number {
  return studentQuantile(0.975, Math.max(1, blocks - 1));
}
