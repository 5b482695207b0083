/** Share of the commonest kinds that is looked at. */
const TOP = 0.01;

/**
 * Share of all occurrences that the commonest 1% of kinds take up; of a kind that lies on the border, its part.
 * Given how often each kind occurs; kinds that never occur do not count. Compare at equal totals only.
 * Returns a share, or null of nothing. O(kinds + largest count).
 */
export function concentration(counts: ArrayLike<number>, top = TOP): number | null {
  let [kinds, total, largest] = [0, 0, 0];
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    if (count > 0) kinds++;
    total += count;
    largest = Math.max(largest, count);
  }
  if (kinds === 0) return null;
  const times = new Uint32Array(largest + 1);
  for (let i = 0; i < counts.length; i++) times[counts[i] as number] = (times[counts[i] as number] as number) + 1;
  let wanted = top * kinds;
  let taken = 0;
  for (let count = largest; count > 0 && wanted > 0; count--) {
    const held = Math.min(wanted, times[count] as number);
    taken += held * count;
    wanted -= held;
  }
  return taken / total;
}
