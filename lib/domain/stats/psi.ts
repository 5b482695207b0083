import { quantileOf } from "./sorted.ts";

/**
 * Population stability index Σ(p−q)·ln(p/q) of counts over the same cells (Siddiqi 2006); a cell that one side leaves
 * empty gets half a count on both. Cells that both leave empty say nothing. Returns the index and the cells left.
 */
export function stability(a: ArrayLike<number>, b: ArrayLike<number>): { value: number; cells: number } {
  const kept: [number, number][] = [];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    if (x + y > 0) kept.push(x > 0 && y > 0 ? [x, y] : [x + 0.5, y + 0.5]);
  }
  const total = (side: 0 | 1) => kept.reduce((sum, cell) => sum + cell[side], 0);
  const [n, m] = [total(0), total(1)];
  const value = kept.reduce((sum, [x, y]) => sum + (x / n - y / m) * Math.log(x / n / (y / m)), 0);
  return { value, cells: kept.length };
}

/** What sampling alone makes of it, on average: (K−1)(1/n + 1/m), since n·m/(n+m) times it is about χ² (Yurdakul 2018). */
export const stabilityByChance = (cells: number, n: number, m: number) =>
  n > 0 && m > 0 ? Math.max(0, cells - 1) * (1 / n + 1 / m) : 0;

/** Upper edges of the tenths of ascending numbers, ties merged: at most nine, the last cell open. */
export function decilesOf(ascending: Float64Array): number[] {
  const edges = Array.from({ length: 9 }, (_, i) => quantileOf(ascending, (i + 1) / 10));
  const greatest = ascending.at(-1) ?? 0;
  return Array.from(new Set(edges)).filter((edge) => edge < greatest);
}

/** Numbers by cell: up to and with an edge, the last beyond all. Given both ascending. O(n + cells). */
export function cellCounts(ascending: Float64Array, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  let cell = 0;
  for (const x of ascending) {
    while (cell < edges.length && x > (edges[cell] as number)) cell++;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}
