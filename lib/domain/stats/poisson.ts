/** Chance of `x` or fewer events when `mean` are expected (Poisson). O(x). */
export function poissonAtMost(x: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= x; k++) {
    term *= mean / k;
    sum += term;
  }
  return Math.min(1, sum);
}
