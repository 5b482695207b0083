import type { SeriesView } from "../views/series.ts";

/**
 * Thins a run to `wanted` buckets, keeping the least and the greatest of each and both ends.
 * Given items with a value or null (null is kept: an unknown is never dropped). Cost O(n).
 */
export function thinned<T extends { value: number | null }>(items: readonly T[], wanted: number): T[] {
  if (items.length <= wanted) return [...items];
  const size = items.length / Math.max(1, Math.floor(wanted / 2));
  const kept = new Set<T>();
  for (let start = 0; start < items.length; start += size) {
    const bucket = items.slice(Math.floor(start), Math.floor(start + size));
    const known = bucket.filter((item) => item.value !== null).sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
    for (const item of [known[0], known.at(-1), ...bucket.filter((one) => one.value === null)])
      if (item) kept.add(item);
  }
  return items.filter((item, at) => at === 0 || at === items.length - 1 || kept.has(item));
}

/**
 * Thins a series for a picture or a page: both ends, unknowns, every change of verdict, least and greatest of each bucket.
 * Given a series and about how many points to keep. Returns the same series when it is short enough.
 */
export function thinnedSeries(series: SeriesView, wanted: number): SeriesView {
  if (series.points.length <= wanted) return series;
  const items = series.points.map((point) => ({
    point,
    value: point.estimate.kind === "value" ? point.estimate.value : null,
  }));
  const kept = new Set(thinned(items, wanted).map((item) => item.point));
  const points = series.points.filter((point, i) => kept.has(point) || point.verdict !== series.points[i - 1]?.verdict);
  return { ...series, isThinned: true, points };
}
