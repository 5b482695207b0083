import { logGamma } from "./beta.ts";

/** Regularised upper incomplete gamma Q(a, x): series below a + 1, continued fraction above (Abramowitz, Stegun 6.5). */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let k = 1; k < 10_000 && term > sum * 1e-17; k++) {
      term *= x / (a + k);
      sum += term;
    }
    return 1 - front * sum;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let f = d;
  for (let k = 1; k < 10_000; k++) {
    const an = -k * (k - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const step = c * d;
    f *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return front * f;
}

/** Upper tail of χ² with `freedom` degrees of freedom. */
export const chiSquareUpperTail = (statistic: number, freedom: number) => upperGamma(freedom / 2, statistic / 2);

/** χ² value whose upper tail is p, by bisection to 1e-12 relative. */
export function chiSquareQuantile(p: number, freedom: number): number {
  let low = 0;
  let high = freedom + 10;
  while (chiSquareUpperTail(high, freedom) > p) high *= 2;
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (chiSquareUpperTail(middle, freedom) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
