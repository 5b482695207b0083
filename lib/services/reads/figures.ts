import type { SeriesRow } from "#db/measurements.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { figureWords } from "#domain/present/loop.ts";

/** An alert as far as its figure goes. */
export interface Fired {
  lineageId: string;
  metric: string;
  slice: string;
  generation: number;
  value: number | null;
}

/** The figure an alert fired on beside the newest of the same measurement, in words. */
export function figureOf(fired: Fired, stored: readonly SeriesRow[]): string {
  const { lineageId, metric, slice, generation, value } = fired;
  const own = stored.find((row) => row.lineageId === lineageId && row.metric === metric && row.slice === slice);
  const index = own?.packed.index.at(-1);
  const now = index === undefined ? null : { index, value: own?.packed.value.at(-1) ?? null };
  return figureWords({ index: generation, value }, now, metricOf(metric).unit);
}
