/**
 * Edges of equal bins by Sturges' rule (1926): range ÷ (log₂ n + 1) wide, as numpy places them. A constant gets one bin
 * of width 1 about it.
 */
export function sturgesEdges(values: readonly number[]): number[] {
  const low = values.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  if (low === high) return [low - 0.5, high + 0.5];
  const width = (high - low) / (Math.log2(values.length) + 1);
  const bins = Math.ceil((high - low) / width);
  const step = (high - low) / bins;
  return Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high : i * step + low));
}

/** Values by bin: from an edge up to the next, the last bin with its upper edge. O(n · log bins). */
export function binned(values: readonly number[], edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (const x of values) {
    let low = 0;
    let high = counts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (x >= (edges[middle] ?? 0)) low = middle;
      else high = middle;
    }
    if (x >= (edges[0] ?? 0) && x <= (edges.at(-1) ?? 0)) counts[low] = (counts[low] ?? 0) + 1;
  }
  return counts;
}

/** Distinct values of the reference up to which evidently takes each value as its own bin. */
const FEW_VALUES = 20;

/**
 * Both samples by evidently's bins: Sturges on the joint range, so that one outlier widens all; or value by value where
 * the reference has at most twenty.
 */
export function jointlyBinned(reference: readonly number[], current: readonly number[]): [number[], number[]] {
  if (new Set(reference).size > FEW_VALUES) {
    const edges = sturgesEdges([...reference, ...current]);
    return [binned(reference, edges), binned(current, edges)];
  }
  const values = Array.from(new Set([...reference, ...current]));
  const countsOf = (side: readonly number[]) => {
    const times = new Map<number, number>();
    for (const x of side) times.set(x, (times.get(x) ?? 0) + 1);
    return values.map((x) => times.get(x) ?? 0);
  };
  return [countsOf(reference), countsOf(current)];
}
