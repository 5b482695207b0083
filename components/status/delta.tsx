import type { Metric } from "#domain/metrics/define.ts";
import { deltaWords } from "#domain/present/format.ts";

/** A difference with its sign and its direction in words. */
export function Delta({ difference, metric }: { difference: number; metric: Pick<Metric, "worseWhen" | "unit"> }) {
  return <span className="whitespace-nowrap">{deltaWords(difference, metric.worseWhen, metric.unit)}</span>;
}
