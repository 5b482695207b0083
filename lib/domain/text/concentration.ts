/** Share of the commonest kinds that is looked at. */
const TOP = 0.01;

/**
 * Share of all occurrences that the commonest 1% of kinds take up; of a kind that lies on the border, its part.
 * Given how often each kind occurs; kinds that never occur do not count. At equal totals only. Returns a share, or null of nothing.
 * O(kinds log kinds).
 */
export function concentration(counts: Uint32Array, top = TOP): number | null {
  const sorted = counts.filter((count) => count > 0).sort();
  if (sorted.length === 0) return null;
  const wanted = top * sorted.length;
  let [total, taken] = [0, 0];
  for (let i = 0; i < sorted.length; i++) {
    const count = sorted[sorted.length - 1 - i] as number;
    total += count;
    taken += count * Math.min(1, Math.max(0, wanted - i));
  }
  return taken / total;
}
