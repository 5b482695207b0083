import type { EvaluationHead } from "#db/evaluations.ts";
import type { SeriesRow } from "#db/measurements.ts";
import type { PackedSeries } from "#db/schema/index.ts";
import type { Measurement } from "#domain/judgement.ts";

/**
 * Packs the measurements of a lineage: one row per metric and slice over its judged generations, ascending.
 * Only the newest version of a metric is packed: versions are never compared.
 */
export function packedSeries(
  lineageId: string,
  evaluations: readonly EvaluationHead[],
  measured: ReadonlyMap<string, readonly Measurement[]>,
): SeriesRow[] {
  const rows = new Map<string, SeriesRow>();
  for (const { id, index } of evaluations) {
    for (const measurement of measured.get(id) ?? []) {
      const { metric, slice, version } = measurement;
      const key = `${metric}\n${slice}`;
      const known = rows.get(key);
      const row =
        known && known.version === version ? known : { lineageId, metric, slice, version, packed: emptySeries() };
      if (known && known.version > version) continue;
      rows.set(key, row);
      push(row.packed, index, measurement);
    }
  }
  return Array.from(rows.values());
}

const emptySeries = (): PackedSeries => ({
  index: [],
  value: [],
  low: [],
  high: [],
  n: [],
  p: [],
  mde: [],
  verdict: [],
  reason: [],
  control: [],
  controlN: [],
});

function push(packed: PackedSeries, index: number, { estimate, verdict }: Measurement): void {
  const known = estimate.kind === "value" ? estimate : null;
  packed.index.push(index);
  packed.value.push(known?.value ?? null);
  packed.low.push(known?.low ?? null);
  packed.high.push(known?.high ?? null);
  packed.n.push(estimate.n ?? null);
  packed.p.push(known?.p ?? null);
  packed.mde.push(known?.mde ?? null);
  packed.verdict.push(verdict);
  packed.reason.push(estimate.kind === "unknown" ? estimate.reason : null);
  packed.control?.push(known?.control?.value ?? null);
  packed.controlN?.push(known?.control?.n ?? null);
}
