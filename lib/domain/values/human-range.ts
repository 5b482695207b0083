import { momentsOf, quantileOf } from "../stats/sorted.ts";

/** Ends of the human range: the rarest hundredth on either side. */
const TAIL = 0.01;
/** A tie at an end belongs to the tail while no more of the human samples than this hold it. */
const MOST_IN_A_TAIL = 0.05;
/** Different numbers up to which a field is counted, not measured: its ends are drawn in by nothing. */
const FEW_NUMBERS = 50;
const TRIM = 0.05;
/** Kurtosis beyond which a field is read on a logarithmic scale; 3 is normal, 6 a double exponential's. */
const HEAVY = 6;
/** Widest span between the 1% and 99% points, in deviations of a normal law. */
const NORMAL_SPAN = 4.652_695_748_081_682;
/** Farthest that a number may lie out, in human spreads: beyond, it is as far as this. */
const FARTHEST = 1e6;

/** Where a field's own scale begins, its unit, and whether it grows logarithmically from there. */
export interface Scale {
  center: number;
  spread: number;
  isHeavy: boolean;
}

/**
 * How the catalogue half spreads over one field: frozen, the same for every generation. All numbers are on its own
 * scale. Beyond `low` or `high`: its tails (±Infinity where ties leave none). `trim`: share drawn in at either end
 * before a variance is read.
 */
export interface HumanRange extends Scale {
  low: number;
  high: number;
  least: number;
  greatest: number;
  trim: number;
}

/** Reads the range from the catalogue's numbers; null when all are equal. O(n log n). */
export function humanRange(catalogue: Float64Array): HumanRange | null {
  const sorted = catalogue.toSorted();
  const scale = scaleOf(sorted);
  if (!scale) return null;
  const onScale = scaled(sorted, scale);
  const distinct = onScale.reduce((sum, x, i) => sum + (i === 0 || x !== onScale[i - 1] ? 1 : 0), 0);
  const isCounted = distinct <= FEW_NUMBERS || momentsOf(onScale, TRIM).variance === 0;
  return {
    ...scale,
    ...tailsOf(onScale),
    least: onScale[0] ?? 0,
    greatest: onScale.at(-1) ?? 0,
    trim: isCounted ? 0 : TRIM,
  };
}

/**
 * The linear scale (x − median) ÷ spread; for heavy tails a logarithmic one, sign(y)·ln(1 + |y|), y = (x − start) ÷ size:
 * from zero where no number is negative, from the median else. A variance of Pareto or lognormal numbers is a matter of a
 * few of them, on this scale of all.
 */
function scaleOf(ascending: Float64Array): Scale | null {
  const [least = 0, greatest = 0] = [ascending[0], ascending.at(-1)];
  const [low, high] = [quantileOf(ascending, TAIL), quantileOf(ascending, 1 - TAIL)];
  // Halves first: the span of finite numbers may not be finite.
  const spread = high > low ? high / NORMAL_SPAN - low / NORMAL_SPAN : greatest / 2 - least / 2;
  if (!(spread > 0)) return null;
  const linear = { center: quantileOf(ascending, 0.5), spread, isHeavy: false };
  if (kurtosisOf(scaled(ascending, linear)) <= HEAVY) return linear;
  const center = least >= 0 ? 0 : linear.center;
  const sizes = ascending.map((x) => Math.abs(x / 2 - center / 2)).filter((size) => size > 0);
  return { center, spread: 2 * quantileOf(sizes.toSorted(), 0.5), isHeavy: true };
}

function kurtosisOf(ascending: Float64Array): number {
  const { mean, variance } = momentsOf(ascending, 0);
  return ascending.reduce((sum, x) => sum + ((x - mean) ** 2 / variance) ** 2, 0) / ascending.length;
}

/** Numbers on the human scale, in the order given. */
export function scaled(values: Float64Array, { center, spread, isHeavy }: Scale): Float64Array {
  return values.map((x) => {
    const y = Math.max(-FARTHEST, Math.min(FARTHEST, x / spread - center / spread));
    return isHeavy ? Math.sign(y) * Math.log1p(Math.abs(y)) : y;
  });
}

/** Back from a logarithmic scale to the linear one, so that a number that only moved is not read as one that shrank. */
export function linearised(onScale: Float64Array): Float64Array {
  return onScale.map((t) => Math.sign(t) * Math.expm1(Math.abs(t)));
}

/** Where the tails begin: at the 1% points, or the nearest numbers beyond when a tie there is common. */
function tailsOf(ascending: Float64Array): { low: number; high: number } {
  const [q01, q99] = [quantileOf(ascending, TAIL), quantileOf(ascending, 1 - TAIL)];
  const most = MOST_IN_A_TAIL * ascending.length;
  const atMost = ascending.filter((x) => x <= q01);
  const below = ascending.filter((x) => x < q01);
  const atLeast = ascending.filter((x) => x >= q99);
  const above = ascending.filter((x) => x > q99);
  return {
    low: atMost.length <= most ? q01 : (below.at(-1) ?? Number.NEGATIVE_INFINITY),
    high: atLeast.length <= most ? q99 : (above[0] ?? Number.POSITIVE_INFINITY),
  };
}

/** How far numbers on the human scale lie from its centre, ascending, in human spreads: the logarithm undone. */
export const sizesOf = (values: Float64Array, { isHeavy }: Scale): Float64Array =>
  values.map((x) => (isHeavy ? Math.expm1(Math.abs(x)) : Math.abs(x))).sort();
