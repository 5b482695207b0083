import { METRICS, metricOf } from "../metrics/registry.ts";
import { caveatsOf, needsOf } from "./metric-reference.ts";

/** A metric as programs read it: its declaration without the arithmetic. `range`: null where a side has no end. */
export function metricDocument(id: string) {
  const metric = metricOf(id);
  const { version, label, unit, worseWhen, reading, formula, source, family, role, minSamples, slices, gates } = metric;
  const [low, high] = metric.range.map((end) => (Number.isFinite(end) ? end : null));
  return {
    ...{ id, version, label, family, role, unit, range: { low: low ?? null, high: high ?? null }, worseWhen },
    ...{ reading, formula, source, caveats: caveatsOf(metric), needs: needsOf(metric), minSamples },
    slices: typeof slices === "string" ? slices : [...slices],
    lines: metric.defaultPolicy,
    /** Slices that are judged: all, or those listed; none: it is shown only. */
    judged: metric.defaultPolicy === null ? [] : gates === undefined ? "all" : [...gates],
  };
}

/** Every metric, in the order of the registry. */
export const metricDocuments = () => METRICS.map(({ id }) => metricDocument(id));
