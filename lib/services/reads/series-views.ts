import type { SeriesRow } from "#db/measurements.ts";
import type { PackedSeries } from "#db/schema/index.ts";
import { type Estimate, estimate, UNKNOWN_REASONS, unknown } from "#domain/estimate.ts";
import { METRICS, metricOf } from "#domain/metrics/registry.ts";
import { type PolicyDocument, policyFor } from "#domain/policy.ts";
import { isJudged } from "#domain/present/judged.ts";
import { byHarm } from "#domain/present/status.ts";
import type { SeriesView } from "#domain/present/views/series.ts";

function estimateAt(packed: PackedSeries, at: number): Estimate {
  const [value, low, high, n] = [packed.value[at], packed.low[at], packed.high[at], packed.n[at] ?? undefined];
  if (value == null || low == null || high == null || n === undefined) {
    const reason = UNKNOWN_REASONS.find((one) => one === packed.reason[at]) ?? "undefined";
    return unknown(reason, n);
  }
  const p = packed.p[at] ?? undefined;
  const mde = packed.mde[at] ?? undefined;
  const [human, humanN] = [packed.control?.[at], packed.controlN?.[at]];
  const control = human == null || humanN == null ? {} : { control: { value: human, n: humanN } };
  const tested = { ...(p === undefined ? {} : { p }), ...(mde === undefined ? {} : { mde }) };
  return estimate({ value, low, high, n, ...tested, ...control });
}

/**
 * A stored series with what is needed to read it: words, unit, direction, and the lines of the policies in force (those that
 * judged earlier generations may have been others; each judgement names its version).
 */
export function seriesView(row: SeriesRow, policies: PolicyDocument): SeriesView {
  const metric = metricOf(row.metric);
  // A slice that is only shown has no lines: nothing could be said to lie beyond them.
  const { provider, newReference } = row.packed;
  const policy = isJudged({ ...row, provider }) ? policyFor(policies, row.metric, row.slice) : null;
  return {
    metric: metric.id,
    version: row.version,
    slice: row.slice,
    label: metric.label,
    family: metric.family,
    unit: metric.unit,
    worseWhen: metric.worseWhen,
    reading: metric.reading,
    ...(metric.against === undefined ? {} : { against: metric.against }),
    ...(provider === undefined ? {} : { provider }),
    ideal: metric.ideal ?? (metric.unit === "ratio" ? 1 : 0),
    watch: policy?.watch ?? null,
    breach: metric.defaultPolicy?.cap === "breach" ? (policy?.breach ?? null) : null,
    ...(newReference === undefined ? {} : { newReference }),
    points: row.packed.index.map((index, at) => ({
      index,
      estimate: estimateAt(row.packed, at),
      verdict: row.packed.verdict[at] ?? "unknown",
    })),
  };
}

/** The same with the lines of a series that is only shown: drawn, but nothing is said to lie beyond them. */
export function withShownLines(series: SeriesView): SeriesView {
  const policy = metricOf(series.metric).defaultPolicy;
  if (policy === null || isJudged(series)) return series;
  return { ...series, shownLines: { watch: policy.watch, breach: policy.cap === "breach" ? policy.breach : null } };
}

function leastOfSlice(slice: string): number {
  return Number(/\d+/.exec(slice)?.[0] ?? 0);
}

/** Orders series as the registry lists metrics, then slices by rarity. */
export function byRegistry(a: SeriesView, b: SeriesView): number {
  const place = (series: SeriesView) => METRICS.findIndex((metric) => metric.id === series.metric);
  return place(a) - place(b) || leastOfSlice(a.slice) - leastOfSlice(b.slice) || (a.slice < b.slice ? -1 : 1);
}

/** The series that stands for its family: the worst judged one at the last generation, in the registry's order. */
export function leading(family: readonly SeriesView[]): SeriesView | undefined {
  const gating = family.filter(isJudged);
  const judged = gating.length === 0 ? family : gating;
  return [...judged].sort((a, b) => {
    const verdict = (series: SeriesView) => series.points.at(-1)?.verdict ?? "unknown";
    return byHarm(verdict(a), verdict(b)) || byRegistry(a, b);
  })[0];
}
