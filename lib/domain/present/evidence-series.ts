import { estimate, UNKNOWN_REASONS, unknown } from "../estimate.ts";
import type { Verdict } from "../judgement.ts";
import { METRICS } from "../metrics/registry.ts";
import type { SeriesPoint, SeriesView } from "./views/series.ts";

/** A stored reading of a metric at one generation; numbers are null when it was unknown. */
export interface StoredPoint {
  index: number;
  verdict: Verdict;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  reason: string | null;
}

/**
 * Stored readings as the series that charts draw.
 * Given the metric's id, slice, lines and readings. Returns null when the metric is no longer declared.
 */
export function evidenceSeries(
  key: { metric: string; slice: string; watch: number | null; breach: number | null },
  points: readonly StoredPoint[],
): SeriesView | null {
  const metric = METRICS.find((each) => each.id === key.metric);
  if (!metric) return null;
  const { id, version, label, family, unit, worseWhen, reading } = metric;
  const ideal = metric.ideal ?? (unit === "ratio" ? 1 : 0);
  const { slice, watch, breach } = key;
  const drawn = points.map(pointOf);
  return { metric: id, version, label, family, unit, worseWhen, reading, slice, ideal, watch, breach, points: drawn };
}

function pointOf(point: StoredPoint): SeriesPoint {
  const { index, verdict, value, low, high, n } = point;
  if (value !== null && low !== null && high !== null && n !== null) {
    return { index, verdict, estimate: estimate({ value, low, high, n }) };
  }
  const reason = UNKNOWN_REASONS.find((each) => each === point.reason) ?? "not-run";
  return { index, verdict, estimate: unknown(reason, n ?? undefined) };
}
