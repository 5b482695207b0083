import type { RowValues } from "./packed.ts";

/**
 * The element that would stand at `place` if `values` were sorted ascending; reorders them (Hoare 1961, quickselect, the
 * middle of three as pivot). Given 0 ≤ place < length and no NaN. O(length) on average.
 */
export function selected(values: RowValues, place: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const [a, b, c] = [values[low] as number, values[(low + high) >>> 1] as number, values[high] as number];
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let [i, j] = [low, high];
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const kept = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = kept;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return values[place] as number;
}
