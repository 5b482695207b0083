const EULER = 0.5772156649015329;

/**
 * Entropy in nats of what counts were drawn from, the unseen included: Σ(x/n)(ψ(n)-ψ(x)) + (f1/n)·Σ_{j≥0}(1-A)^{j+1}/(n+j),
 * A = 2f2/((n-1)f1+2f2). A plug-in over sparse counts reads fewer kinds as more entropy; this does not.
 * Given how often each kind occurs. Returns 0 of nothing. O(kinds + largest count).
 * Source: Chao, Wang, Jost 2013, eq. 7; the last sum by Euler-Maclaurin.
 */
export function entropyAtInfinity(counts: ArrayLike<number>): number {
  let [n, largest] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    n += counts[i] as number;
    largest = Math.max(largest, counts[i] as number);
  }
  const times = new Uint32Array(Math.max(3, largest + 1));
  for (let i = 0; i < counts.length; i++) times[counts[i] as number] = (times[counts[i] as number] as number) + 1;
  const all = harmonicBefore(n);
  let seen = 0;
  let harmonic = 0;
  for (let x = 1; x <= largest; x++) {
    seen += (((times[x] as number) * x) / n) * (all - harmonic);
    harmonic += 1 / x;
  }
  return seen + unseenPart(n, times[1] as number, times[2] as number);
}

function unseenPart(n: number, f1: number, f2: number): number {
  if (f1 === 0) return 0;
  const a = f2 > 0 ? (2 * f2) / ((n - 1) * f1 + 2 * f2) : 2 / ((n - 1) * (f1 - 1) + 2);
  if (a >= 1) return 0;
  const rate = -Math.log1p(-a);
  // Σ_{j<HEAD} term by term, then the integral with its two corrections: 1e-9 at n = 18, nearer above.
  const HEAD = 32;
  let sum = 0;
  let power = 1 - a;
  for (let j = 0; j < HEAD; j++) {
    sum += power / (n + j);
    power *= 1 - a;
  }
  const m = n + HEAD;
  const rest = scaledIntegral(rate * m) + 1 / (2 * m) + (rate / m + 1 / (m * m)) / 12;
  return (f1 / n) * (sum + power * rest);
}

/** Σ_{k<n} 1/k. */
function harmonicBefore(n: number): number {
  if (n < 64) return Array.from({ length: Math.max(0, n - 1) }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b, 0);
  const s = 1 / (n * n);
  return Math.log(n) + EULER - 1 / (2 * n) - s * (1 / 12 - s * (1 / 120 - s / 252));
}

/** e^x E1(x), x > 0: series below 1, continued fraction above (Abramowitz, Stegun 5.1.11, 5.1.22). */
function scaledIntegral(x: number): number {
  if (x < 1) {
    let sum = -EULER - Math.log(x);
    let term = 1;
    for (let k = 1; k < 30; k++) {
      term *= -x / k;
      sum -= term / k;
    }
    return Math.exp(x) * sum;
  }
  let f = 0;
  for (let k = 200; k > 0; k--) f = k / (1 + k / (x + f));
  return 1 / (x + f);
}
