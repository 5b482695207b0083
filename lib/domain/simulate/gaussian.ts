/** A normal law that a model has learned: its mean and its variance. */
export interface Gaussian {
  mean: number;
  variance: number;
}

/**
 * One step of Gaussian recursion: M draws of a law, and the law fitted to them.
 * `divisor`: M for maximum likelihood, M − 1 for the unbiased variance. Source: Shumailov et al. 2024, section 4.
 */
export function refitted(
  { mean, variance }: Gaussian,
  bundle: number,
  divisor: number,
  normal: () => number,
): Gaussian {
  const deviation = Math.sqrt(variance);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < bundle; i++) {
    const draw = normal();
    sum += draw;
    squares += draw * draw;
  }
  const centre = sum / bundle;
  return { mean: mean + deviation * centre, variance: (variance * (squares - bundle * centre * centre)) / divisor };
}
