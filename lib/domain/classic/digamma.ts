/** Digamma function for x > 0: recurrence to 10, then the asymptotic series (Abramowitz, Stegun 6.3.18; 1e-15). */
export function digamma(x: number): number {
  let sum = 0;
  let z = x;
  while (z < 10) {
    sum -= 1 / z;
    z++;
  }
  const s = 1 / (z * z);
  const series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - (s * 691) / 32_760)))));
  return sum + Math.log(z) - 1 / (2 * z) - series;
}
