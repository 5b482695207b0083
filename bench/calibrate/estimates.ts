import type { Comparison } from "#domain/comparison/comparison.ts";
import { contrastOf } from "#domain/comparison/contrast.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { STRATA } from "#domain/strata.ts";

/** A ratio or difference with its interval, under the name of its metric and slice. */
export interface Read {
  name: string;
  value: number;
  low: number;
  high: number;
  /** The value that nothing has changed: 1 for a ratio, 0 for a difference. */
  unchanged: number;
}

/** Every known contrast of a comparison with its interval; no p, since nothing is drawn. */
export function readsOf({ heldOut, whole }: Comparison): Read[] {
  return METRICS.flatMap((metric) => {
    const { computation, slices } = metric;
    const sides = metric.control === "whole" ? whole : heldOut;
    if (computation.kind !== "contrast" || !sides) return [];
    const rarities = [...new Set([...STRATA.map(({ slice }) => slice), ...(metric.gates ?? [])])];
    const names = slices === "rarity" ? rarities : typeof slices === "string" ? ["all"] : slices;
    return names.flatMap((slice): Read[] => {
      const { estimate } = contrastOf(metric, computation, slice, sides);
      if (estimate.kind === "unknown") return [];
      const { value, low, high, control } = estimate;
      return [{ name: `${metric.id} ${slice}`, value, low, high, unchanged: control?.value ?? 1 }];
    });
  });
}
