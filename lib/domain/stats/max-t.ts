/** Adjusted p-values of a family of tests, and the critical value that its false-alarm budget sets. */
export interface FamilyTest {
  /** Single-step adjusted p per test: (1 + #{draws: max z ≥ observed z}) / (P + 1). */
  p: number[];
  /** Smallest z that would be significant at the family's α. */
  critical: (alpha: number) => number;
  /** Observed z per test. */
  z: number[];
}

/**
 * Studentised permutation maxT (Westfall, Young 1993, single step; statistics.md 4).
 * Given D[draw][test], loss positive, draw 0 the observed labelling; z is studentised over all draws including
 * the observed, which keeps it exact. A test that never varies has z = 0.
 */
export function maxT(statistics: readonly Float64Array[]): FamilyTest {
  const draws = statistics.length;
  const tests = statistics[0]?.length ?? 0;
  const mean = new Float64Array(tests);
  const spread = new Float64Array(tests);
  for (const row of statistics) for (let k = 0; k < tests; k++) mean[k] = (mean[k] ?? 0) + (row[k] ?? 0) / draws;
  for (const row of statistics) {
    for (let k = 0; k < tests; k++) spread[k] = (spread[k] ?? 0) + ((row[k] ?? 0) - (mean[k] ?? 0)) ** 2 / draws;
  }
  const z = (row: Float64Array, k: number) => {
    const sd = Math.sqrt(spread[k] ?? 0);
    return sd > 1e-12 ? ((row[k] ?? 0) - (mean[k] ?? 0)) / sd : 0;
  };
  const largest = Float64Array.from(statistics, (row) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < tests; k++) most = Math.max(most, z(row, k));
    return most;
  });
  const observed = statistics[0] ?? new Float64Array();
  const own = Array.from({ length: tests }, (_, k) => z(observed, k));
  const sorted = largest.slice().sort();
  return {
    z: own,
    p: own.map((each) => largest.reduce((hits, most) => hits + (most >= each - 1e-9 ? 1 : 0), 0) / draws),
    critical: (alpha) => sorted[Math.min(draws - 1, Math.max(0, draws - Math.floor(alpha * draws)))] ?? 0,
  };
}
