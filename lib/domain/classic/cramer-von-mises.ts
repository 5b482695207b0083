import { logGamma } from "../stats/beta.ts";
import { pooledValues, type Tested } from "./two-samples.ts";

/** Sizes up to which the distribution is counted out. */
const EXACT = 20;

/** Two-sample Cramér-von Mises T with mid-ranks: exact to twenty on a side, else its limit (Anderson 1962; scipy). */
export function cramerVonMises(a: Float64Array, b: Float64Array): Tested {
  const [n, m] = [a.length, b.length];
  const u = n * squaresOf(a, b, "inA") + m * squaresOf(a, b, "inB");
  const [k, all] = [n * m, n + m];
  const statistic = u / (k * all) - (4 * k - 1) / (6 * all);
  if (Math.max(n, m) <= EXACT) return { statistic, p: exactTail(u, n, m) };
  const expected = (1 + 1 / all) / 6;
  const variance = ((all + 1) * (4 * k * all - 3 * (n * n + m * m) - 2 * k)) / (45 * all ** 2 * 4 * k);
  const z = 1 / 6 + (statistic - expected) / Math.sqrt(45 * variance);
  return { statistic, p: z < 0.003 ? 1 : Math.max(0, 1 - limitCdf(z)) };
}

/** Σ (rank among both − rank among its own)² of one side, tied ranks shared. */
function squaresOf(a: Float64Array, b: Float64Array, side: "inA" | "inB"): number {
  let before = 0;
  let own = 0;
  let sum = 0;
  for (const each of pooledValues(a, b)) {
    const here = each.inA + each.inB;
    const rank = before + (here + 1) / 2;
    for (let i = 0; i < each[side]; i++) sum += (rank - ++own) ** 2;
    before += here;
  }
  return sum;
}

/** Share of all orders with a statistic as large: counts by sum along lattice paths (Xiao, Gordon, Yakovlev 2007). */
function exactTail(u: number, m: number, n: number): number {
  const lcm = (m * n) / divisor(m, n);
  const [a, b] = [lcm / m, lcm / n];
  const pairs = m * n;
  const least = Math.floor((lcm ** 2 * (m + n) * (6 * u - pairs * (4 * pairs - 1))) / (6 * pairs ** 2));
  let rows: Map<number, number>[] = Array.from({ length: m + 1 }, () => new Map());
  rows[0]?.set(0, 1);
  for (let i = 0; i <= n; i++) {
    let held = new Map<number, number>();
    rows = rows.map((row, v) => {
      const merged = new Map(row);
      for (const [sum, ways] of held) merged.set(sum, (merged.get(sum) ?? 0) + ways);
      const by = (a * v - b * i) ** 2;
      held = new Map(Array.from(merged, ([sum, ways]) => [sum + by, ways]));
      return held;
    });
  }
  let [total, beyond] = [0, 0];
  for (const [sum, ways] of rows[m] ?? []) {
    total += ways;
    if (sum >= least) beyond += ways;
  }
  return beyond / total;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Limit of one sample's statistic (Csörgő, Faraway 1996, eq. 1.2), terms up to the first under 1e-7 as scipy sums. */
function limitCdf(x: number): number {
  let sum = 0;
  for (let k = 0; k < 1_000; k++) {
    const y = 4 * k + 1;
    const q = (y * y) / (16 * x);
    const weight = Math.exp(logGamma(k + 0.5) - logGamma(k + 1)) / (Math.PI ** 1.5 * Math.sqrt(x));
    const term = weight * Math.sqrt(y) * Math.exp(-2 * q) * scaledBesselK(0.25, q);
    sum += term;
    if (term < 1e-7) break;
  }
  return sum;
}

/** e^q·K_ν(q) = ∫ e^(−q(cosh t − 1))·cosh(νt) dt by the trapezoidal rule, which converges geometrically here. */
function scaledBesselK(order: number, q: number): number {
  const step = 0.02;
  let sum = 0.5;
  for (let i = 1; ; i++) {
    const t = i * step;
    const fall = q * (Math.cosh(t) - 1);
    if (fall > 745) break;
    sum += Math.exp(-fall) * Math.cosh(order * t);
  }
  return sum * step;
}
