import { chiSquareUpperTail } from "../stats/gamma.ts";

/** Pearson's test that two rows of counts have the same shares. */
export interface Contingency {
  statistic: number;
  p: number;
  freedom: number;
}

/** χ² of a 2 × K table without continuity correction; kinds that neither side has are dropped (Pearson 1900). */
export function contingency(a: readonly number[], b: readonly number[]): Contingency {
  const columns = a.map((x, i) => [x, b[i] ?? 0] as const).filter(([x, y]) => x + y > 0);
  const sumA = columns.reduce((sum, [x]) => sum + x, 0);
  const sumB = columns.reduce((sum, [, y]) => sum + y, 0);
  const statistic = columns.reduce((sum, [x, y]) => {
    const [ea, eb] = [((x + y) * sumA) / (sumA + sumB), ((x + y) * sumB) / (sumA + sumB)];
    return sum + (x - ea) ** 2 / ea + (y - eb) ** 2 / eb;
  }, 0);
  const freedom = columns.length - 1;
  return { statistic, p: freedom === 0 ? 1 : chiSquareUpperTail(statistic, freedom), freedom };
}
