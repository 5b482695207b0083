import type { Histogram } from "./histogram.ts";

/**
 * Wasserstein-1 distance of two one-dimensional samples in standard deviations of the first (ddof 0): the area
 * between their distribution functions (Vallender 1974). 0 when either side is empty or the first is constant.
 */
export function wasserstein(control: Histogram, generation: Histogram): number {
  const deviation = standardDeviation(control);
  const nControl = total(control);
  const nGeneration = total(generation);
  if (nControl === 0 || nGeneration === 0 || deviation === 0) return 0;
  let area = 0;
  let below = 0;
  let i = 0;
  let j = 0;
  let previous = Math.min(control.count[0] ?? 0, generation.count[0] ?? 0);
  while (i < control.count.length || j < generation.count.length) {
    const next = Math.min(
      control.count[i] ?? Number.POSITIVE_INFINITY,
      generation.count[j] ?? Number.POSITIVE_INFINITY,
    );
    area += Math.abs(below) * (next - previous);
    if (control.count[i] === next) below += (control.times[i++] ?? 0) / nControl;
    if (generation.count[j] === next) below -= (generation.times[j++] ?? 0) / nGeneration;
    previous = next;
  }
  return area / deviation;
}

function total({ times, count }: Histogram): number {
  let sum = 0;
  for (let i = 0; i < count.length; i++) sum += times[i] ?? 0;
  return sum;
}

function standardDeviation({ count, times }: Histogram): number {
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < count.length; i++) {
    const t = times[i] ?? 0;
    n += t;
    sum += t * (count[i] ?? 0);
    squares += t * (count[i] ?? 0) ** 2;
  }
  return n === 0 ? 0 : Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
}
