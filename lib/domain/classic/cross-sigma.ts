import { exactDistance } from "../stats/dot-tiles.ts";
import { medianSigma } from "../stats/kernels.ts";
import type { RowValues } from "../stats/packed.ts";
import { selected } from "../stats/select.ts";

/**
 * Bandwidth √(m/2) from the squared distances between two sets of rows: m is element ⌊n·m/2⌋ − 1 of the sorted. Of two
 * equal sets the rule within one is taken, as alibi-detect does. Compared with other tools only. O(n · m · d).
 */
export function crossSigma(a: RowValues, b: RowValues, width: number): number {
  if (a.length === b.length && a.every((x, at) => x === b[at])) return medianSigma(a, width);
  const [n, m] = [a.length / width, b.length / width];
  const distances = Float64Array.from({ length: n * m }, (_, at) =>
    exactDistance(a, Math.floor(at / m), b, at % m, width),
  );
  return Math.sqrt(selected(distances, Math.max(0, Math.floor((n * m) / 2) - 1)) / 2);
}
