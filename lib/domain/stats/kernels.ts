import { eachTile, squaresOf } from "./dot-tiles.ts";
import type { RowValues } from "./packed.ts";
import { selected } from "./select.ts";

/**
 * Bandwidth √(m/2) of a Gaussian kernel, m the middle of all n² squared distances of the rows, the n zeros of the
 * diagonal not counted: element n + ⌊(n² − n)/2⌋ − 1 of the sorted (Gretton et al. 2012, median heuristic).
 * O(n² · d / 2) time, n² / 2 numbers of memory.
 */
export function medianSigma(rows: RowValues, width: number): number {
  const n = width === 0 ? 0 : rows.length / width;
  if (n < 2) return 0;
  const pairs = (n * (n - 1)) / 2;
  const distances = rows instanceof Float32Array ? new Float32Array(pairs) : new Float64Array(pairs);
  let at = 0;
  eachPair(rows, width, (squared) => {
    distances[at++] = squared;
  });
  // Every distance stands there twice.
  return Math.sqrt(selected(distances, Math.floor((pairs - 1) / 2)) / 2);
}

/** Hands out the squared distance of every two rows once. */
function eachPair(rows: RowValues, width: number, visit: (squared: number) => void): void {
  const squares = squaresOf(rows, width);
  eachTile(rows, null, width, ({ dots, stride, i, rows: height, j, columns }) => {
    for (let r = 0; r < height; r++) {
      const own = squares[i + r] as number;
      for (let c = i === j ? r + 1 : 0; c < columns; c++) {
        visit(Math.max(0, own + (squares[j + c] as number) - 2 * (dots[r * stride + c] as number)));
      }
    }
  });
}

/** Sums over ordered pairs of different rows, within and across two sides, and how many rows a side has. */
export interface PairSums {
  withinA: number;
  withinB: number;
  across: number;
  a: number;
  b: number;
}

/** Sums of the Gaussian kernel exp(−d² / 2σ²) over the pairs of two sets of rows. O((n + m)² · d / 2). */
export function gaussianSums(a: RowValues, b: RowValues, width: number, sigma: number): PairSums {
  const scale = -1 / (2 * sigma * sigma);
  const within = (rows: RowValues) => {
    let sum = 0;
    eachPair(rows, width, (squared) => {
      sum += Math.exp(squared * scale);
    });
    return 2 * sum;
  };
  const [sa, sb] = [squaresOf(a, width), squaresOf(b, width)];
  let across = 0;
  eachTile(a, b, width, ({ dots, stride, i, rows, j, columns }) => {
    for (let r = 0; r < rows; r++) {
      const own = sa[i + r] as number;
      for (let c = 0; c < columns; c++) {
        const squared = own + (sb[j + c] as number) - 2 * (dots[r * stride + c] as number);
        across += Math.exp(Math.max(0, squared) * scale);
      }
    }
  });
  return { withinA: within(a), withinB: within(b), across, a: sa.length, b: sb.length };
}

/** Unbiased squared maximum mean discrepancy from sums of a kernel (Gretton et al. 2012, eq. 3); may be negative. */
export const mmdSquared = ({ withinA, withinB, across, a, b }: PairSums) =>
  withinA / (a * (a - 1)) + withinB / (b * (b - 1)) - (2 * across) / (a * b);

/** Effective number of rows of order 2 from the sum of squared cosines over ordered pairs: n(n−1) ÷ Σ (Friedman, Dieng 2023, U-statistic). */
export const effectiveRows = (squaredCosines: number, n: number) => (n * (n - 1)) / squaredCosines;
