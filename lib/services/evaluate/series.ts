import type { EvaluationHead } from "#db/evaluations.ts";
import type { SeriesRow } from "#db/measurements.ts";
import type { PackedSeries } from "#db/schema/index.ts";
import type { Measurement } from "#domain/judgement.ts";

/**
 * Packs the measurements of a lineage: one row per metric and slice over its judged generations, ascending.
 * Only the newest version of a metric is packed, and of embeddings only those of the newest provider: neither are
 * versions compared, nor providers.
 */
export function packedSeries(
  lineageId: string,
  evaluations: readonly EvaluationHead[],
  measured: ReadonlyMap<string, readonly Measurement[]>,
): SeriesRow[] {
  const rows = new Map<string, SeriesRow>();
  const anew = firstOfReferences(evaluations);
  for (const { id, index } of evaluations) {
    for (const measurement of measured.get(id) ?? []) {
      const { metric, slice, version } = measurement;
      const key = `${metric}\n${slice}`;
      const known = rows.get(key);
      const isSame = known?.version === version && isOfProvider(known.packed, measurement);
      const row = known && isSame ? known : { lineageId, metric, slice, version, packed: emptySeries() };
      if (known && known.version > version) continue;
      rows.set(key, row);
      if (row.packed.index.length > 0 && anew.has(index))
        row.packed.newReference = [...(row.packed.newReference ?? []), index];
      push(row.packed, index, measurement);
    }
  }
  return Array.from(rows.values());
}

/** Generations that were judged against another reference than the one before them. */
function firstOfReferences(evaluations: readonly EvaluationHead[]): Set<number> {
  const isOther = ({ catalogueId }: EvaluationHead, i: number) => {
    const before = evaluations[i - 1]?.catalogueId;
    if (before == null || catalogueId === null || catalogueId === before) return false;
    // The same reference kept in another form is another catalogue, and no other reference.
    return formOf(catalogueId) === formOf(before);
  };
  return new Set(evaluations.filter(isOther).map(({ index }) => index));
}

const formOf = (catalogueId: string) => catalogueId.split("_")[0];

/** Whether a measurement may stand in one line with those before it; one without a value may always. */
const isOfProvider = ({ provider }: PackedSeries, { estimate, provider: own }: Measurement): boolean =>
  estimate.kind === "unknown" || !provider || provider.hash === own?.hash;

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

function push(packed: PackedSeries, index: number, { estimate, verdict, provider }: Measurement): void {
  const known = estimate.kind === "value" ? estimate : null;
  if (provider && known) packed.provider = provider;
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
