import { type Histogram, massOf } from "./histogram.ts";
import { largestCount, presenceTable } from "./rarefaction.ts";

/**
 * Effective number of types (Hill number) at a depth of m drawn units, order 0, 1 or 2 (Chao et al. 2014, eqs. 4, 5):
 * expected counts for order 0, E f_k(m) for 1, unbiased pairs for 2.
 * Given counts of tokens (units are the tokens), or of samples that hold each type with `n`, the number of samples.
 */
export function hillNumber(held: Histogram, q: 0 | 1 | 2, m: number, n = massOf(held)): number {
  if (q === 0) return typesAt(held, n, m);
  const perUnit = massOf(held) / n;
  if (q === 2) {
    let pairs = 0;
    for (let i = 0; i < held.count.length; i++) {
      const x = held.count[i] ?? 0;
      pairs += (held.times[i] ?? 0) * x * (x - 1);
    }
    return 1 / (1 / (m * perUnit) + (((m - 1) / m) * pairs) / (n * (n - 1) * perUnit ** 2));
  }
  return perUnit * Math.exp(rarefiedEntropy(held, n, m) / perUnit);
}

function typesAt(tokens: Histogram, n: number, m: number): number {
  const table = presenceTable(n, m, largestCount(tokens));
  let sum = 0;
  for (let i = 0; i < tokens.count.length; i++) sum += (tokens.times[i] ?? 0) * (table[tokens.count[i] ?? 0] ?? 0);
  return sum;
}

/**
 * Expected entropy in nats of m tokens drawn from the side: -Σ_x f_x Σ_k (k/m) ln(k/m) · Hypergeometric(k; n, x, m)
 * (Chao et al. 2014, eq. 5 before the exponential). At one m for both sides, size alone moves nothing.
 */
export function rarefiedEntropy(tokens: Histogram, n: number, m: number): number {
  let entropy = 0;
  for (let i = 0; i < tokens.count.length; i++) {
    const x = tokens.count[i] ?? 0;
    entropy += (tokens.times[i] ?? 0) * entropyTerm(x, n, m);
  }
  return entropy;
}

function entropyTerm(x: number, n: number, m: number): number {
  const mean = (x * m) / n;
  const sd = Math.sqrt(Math.max(0, (mean * (1 - x / n) * (n - m)) / Math.max(1, n - 1)));
  if (sd === 0) return mean > 0 ? -(mean / m) * Math.log(mean / m) : 0;
  const from = Math.max(0, m + x - n, Math.floor(mean - 12 * sd - 12));
  const to = Math.min(x, m, Math.ceil(mean + 12 * sd + 12));
  const mode = Math.min(to, Math.max(from, Math.floor(((x + 1) * (m + 1)) / (n + 2))));
  const ratio = (k: number) => ((x - k) * (m - k)) / ((k + 1) * (n - x - m + k + 1));
  let weight = 1;
  let total = 0;
  let sum = 0;
  for (let k = mode; k <= to; k++) {
    total += weight;
    if (k > 0) sum += weight * -(k / m) * Math.log(k / m);
    weight *= ratio(k);
  }
  weight = 1;
  for (let k = mode - 1; k >= from; k--) {
    weight /= ratio(k);
    total += weight;
    if (k > 0) sum += weight * -(k / m) * Math.log(k / m);
  }
  return sum / total;
}
