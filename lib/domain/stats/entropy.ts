import { type Histogram, massOf } from "./histogram.ts";
import { largestCount, presenceTable } from "./rarefaction.ts";

/** Digamma for x > 0: recurrence to 6, then the asymptotic series. */
export function digamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 10) {
    shift -= 1 / z;
    z += 1;
  }
  const w = 1 / (z * z);
  const series = w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132)))));
  return shift + Math.log(z) - 1 / (2 * z) - series;
}

/**
 * Entropy of tokens in nats, corrected for what was not seen (Chao, Wang, Jost 2013, eq. 8).
 * Given frequencies of frequencies of tokens. 0 for no token.
 */
export function chaoEntropy(tokens: Histogram): number {
  const n = massOf(tokens);
  if (n === 0) return 0;
  let seen = 0;
  let ones = 0;
  let twos = 0;
  for (let i = 0; i < tokens.count.length; i++) {
    const x = tokens.count[i] ?? 0;
    const times = tokens.times[i] ?? 0;
    if (x === 1) ones = times;
    if (x === 2) twos = times;
    seen += times * (x / n) * (digamma(n) - digamma(x));
  }
  if (ones === 0) return seen;
  const a = twos > 0 ? (2 * twos) / ((n - 1) * ones + 2 * twos) : 2 / ((n - 1) * (ones - 1) + 2);
  return seen + (ones / n) * tailSum(n, a);
}

/**
 * Σ_{j≥0} (1-a)^{j+1}/(n+j): a hundred terms, then Euler-Maclaurin with the exponential integral for the rest.
 * This form cannot overflow, and its cost does not grow with n.
 */
function tailSum(n: number, a: number): number {
  const terms = 100;
  const decay = -Math.log1p(-a);
  let sum = 0;
  for (let j = 0; j < terms; j++) sum += Math.exp(-decay * (j + 1)) / (n + j);
  const last = Math.exp(-decay * (terms + 1)) / (n + terms);
  const slope = -last * (decay + 1 / (n + terms));
  return sum + Math.exp(-decay * (terms + 1)) * scaledExponentialIntegral((n + terms) * decay) + last / 2 - slope / 12;
}

/** e^z E1(z) for z > 0: series below 1, continued fraction above (Abramowitz, Stegun 5.1.11, 5.1.22). */
function scaledExponentialIntegral(z: number): number {
  if (z < 1) {
    let sum = -0.5772156649015329 - Math.log(z);
    let term = 1;
    for (let k = 1; k < 60; k++) {
      term *= -z / k;
      sum -= term / k;
    }
    return Math.exp(z) * sum;
  }
  let fraction = 0;
  for (let k = 200; k > 0; k--) fraction = k / (1 + k / (z + fraction));
  return 1 / (z + fraction);
}

/**
 * Effective number of types (Hill number) in m tokens drawn from the side, order 0, 1 or 2
 * (Chao et al. 2014, eqs. 4, 5): expected counts for order 0, E f_k(m) for 1, unbiased pairs for 2.
 */
export function hillNumber(tokens: Histogram, q: 0 | 1 | 2, m: number): number {
  const n = massOf(tokens);
  if (q === 0) return typesAt(tokens, n, m);
  if (q === 2) {
    let pairs = 0;
    for (let i = 0; i < tokens.count.length; i++) {
      const x = tokens.count[i] ?? 0;
      pairs += (tokens.times[i] ?? 0) * x * (x - 1);
    }
    return 1 / (1 / m + (((m - 1) / m) * pairs) / (n * (n - 1)));
  }
  return Math.exp(rarefiedEntropy(tokens, n, m));
}

function typesAt(tokens: Histogram, n: number, m: number): number {
  const table = presenceTable(n, m, largestCount(tokens));
  let sum = 0;
  for (let i = 0; i < tokens.count.length; i++) sum += (tokens.times[i] ?? 0) * (table[tokens.count[i] ?? 0] ?? 0);
  return sum;
}

/** Expected plug-in entropy of m tokens: -Σ_x f_x Σ_k (k/m) ln(k/m) · Hypergeometric(k; n, x, m). */
function rarefiedEntropy(tokens: Histogram, n: number, m: number): number {
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
