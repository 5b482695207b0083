import type { SeriesPoint, SeriesView } from "./views/series.ts";

const SPREAD_95 = 1.96;
const SPREAD_90 = 1.645;

interface Known {
  error: number;
  n: number;
}

/** Standard error of a point on the scale on which it is symmetric: logarithmic for ratios. */
function errorOf(series: SeriesView, { estimate }: SeriesPoint): Known[] {
  if (estimate.kind === "unknown" || estimate.n === 0) return [];
  const isRatio = series.ideal === 1;
  if (isRatio && estimate.low <= 0) return [];
  const width = isRatio ? Math.log(estimate.high / estimate.low) : estimate.high - estimate.low;
  return [{ error: width / (2 * SPREAD_95), n: estimate.n }];
}

/**
 * Where a second human sample of the same size would fall in 90 of 100 cases, around the value of no change.
 * Given a series and a point of it. Returns the band's ends on the series' scale, null where no size is known.
 * The error is read back from the interval of the measured point nearest to no change, since loss itself widens the
 * others, and scaled to this point's size by the square root.
 */
export function deviation(series: SeriesView, point: SeriesPoint): { low: number; high: number } | null {
  // A share of the samples has no value of no change.
  if (point.estimate.kind === "unknown" || series.unit === "share") return null;
  const distance = (one: SeriesPoint) =>
    one.estimate.kind === "value" ? Math.abs(one.estimate.value - series.ideal) : Number.POSITIVE_INFINITY;
  const [nearest] = series.points.toSorted((a, b) => distance(a) - distance(b));
  const [known] = nearest === undefined ? [] : errorOf(series, nearest);
  if (known === undefined || point.estimate.n === 0) return null;
  const reach = SPREAD_90 * known.error * Math.sqrt(known.n / point.estimate.n);
  if (series.ideal === 1) return { low: Math.exp(-reach), high: Math.exp(reach) };
  return { low: series.ideal - reach, high: series.ideal + reach };
}
