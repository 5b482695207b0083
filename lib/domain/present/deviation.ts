import type { SeriesPoint, SeriesView } from "./views/series.ts";

const SPREAD_95 = 1.96;
const SPREAD_90 = 1.645;

/**
 * Where a second human sample of the same size would fall in 90 of 100 cases, around the value of no change.
 * Given a series and a point of it. Returns the band's ends on the series' scale, null when the point is unknown.
 * Source: the point's own standard error, read back from its 95% interval (log scale for ratios).
 */
export function deviation(series: SeriesView, point: SeriesPoint): { low: number; high: number } | null {
  const { estimate } = point;
  if (estimate.kind === "unknown") return null;
  if (series.ideal === 1 && estimate.low > 0) {
    const error = Math.log(estimate.high / estimate.low) / (2 * SPREAD_95);
    return { low: Math.exp(-SPREAD_90 * error), high: Math.exp(SPREAD_90 * error) };
  }
  const error = (estimate.high - estimate.low) / (2 * SPREAD_95);
  return { low: series.ideal - SPREAD_90 * error, high: series.ideal + SPREAD_90 * error };
}
