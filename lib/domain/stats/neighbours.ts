import { dotError, eachTile, exactDistance, squaresOf } from "./dot-tiles.ts";
import type { RowValues } from "./packed.ts";

/** Nearest rows that are kept beyond the k-th, so that an order told wrong by rounding is put right in float64. */
const SPARE = 8;

/** The `most` least distances of each row so far, ascending, and whose they are. */
interface Nearest {
  most: number;
  distance: Float64Array;
  row: Int32Array;
}

function keep({ most, distance, row }: Nearest, own: number, other: number, squared: number): void {
  const first = own * most;
  let at = first + most - 1;
  if (!(squared < (distance[at] as number))) return;
  for (; at > first && squared < (distance[at - 1] as number); at--) {
    distance[at] = distance[at - 1] as number;
    row[at] = row[at - 1] as number;
  }
  distance[at] = squared;
  row[at] = other;
}

/**
 * Squared distance of each row to its k-th nearest other row, exact in float64.
 * Given more than k rows. O(n² · d / 2) time, O(n · (d + k)) memory.
 */
export function radiiOf(rows: RowValues, width: number, k: number): Float64Array {
  const squares = squaresOf(rows, width);
  const n = squares.length;
  const most = k + SPARE;
  const nearest: Nearest = {
    most,
    distance: new Float64Array(n * most).fill(Number.POSITIVE_INFINITY),
    row: new Int32Array(n * most).fill(-1),
  };
  eachTile(rows, null, width, ({ dots, stride, i, rows: height, j, columns }) => {
    for (let r = 0; r < height; r++) {
      const own = squares[i + r] as number;
      for (let c = i === j ? r + 1 : 0; c < columns; c++) {
        const squared = own + (squares[j + c] as number) - 2 * (dots[r * stride + c] as number);
        keep(nearest, i + r, j + c, squared);
        keep(nearest, j + c, i + r, squared);
      }
    }
  });
  const largest = squares.reduce((max, each) => Math.max(max, each), 0);
  const error = dotError(rows, width);
  return Float64Array.from(squares, (own, i) => {
    const kept = Array.from(nearest.row.subarray(i * most, (i + 1) * most)).filter((j) => j >= 0);
    const radius = kthOf(kept, rows, width, i, k);
    const beyond = nearest.distance[(i + 1) * most - 1] as number;
    const isSure = beyond - error * (own + largest) > radius;
    return isSure ? radius : kthOf(Array.from(squares.keys()), rows, width, i, k);
  });
}

function kthOf(others: readonly number[], rows: RowValues, width: number, own: number, k: number): number {
  const exact = Float64Array.from(
    others.filter((other) => other !== own),
    (other) => exactDistance(rows, own, rows, other, width),
  );
  return exact.sort()[k - 1] ?? Number.POSITIVE_INFINITY;
}

/**
 * Rows of two sets in each other's balls. `inBalls[j]`: how many balls of the first set hold row j of the second;
 * `holds[i]`: how many rows of the second ball i of the first holds.
 */
export interface InBalls {
  inBalls: Uint32Array;
  holds: Uint32Array;
}

/** Two sets of rows with the squared radii of their balls. */
export interface Balls {
  rows: RowValues;
  radii: Float64Array;
}

/**
 * Which rows of either set lie nearer to a row of the other than that row's radius, strictly (Kynkäänniemi et al. 2019,
 * eq. 1). Distances within rounding of a radius are taken again in float64, so that the counts are exact. One pass for
 * both directions. Returns the second set in the balls of the first, and the first in the balls of the second.
 * O(n · m · d) time, O((n + m) · d) memory.
 */
export function inBalls(a: Balls, b: Balls, width: number): { secondInFirst: InBalls; firstInSecond: InBalls } {
  const [sa, sb] = [squaresOf(a.rows, width), squaresOf(b.rows, width)];
  const countsOf = (balls: number, rows: number): InBalls => ({
    inBalls: new Uint32Array(rows),
    holds: new Uint32Array(balls),
  });
  const secondInFirst = countsOf(sa.length, sb.length);
  const firstInSecond = countsOf(sb.length, sa.length);
  const error = Math.max(dotError(a.rows, width), dotError(b.rows, width));
  eachTile(a.rows, b.rows, width, ({ dots, stride, i, rows, j, columns }) => {
    for (let r = i; r < i + rows; r++) {
      const [own, radius] = [sa[r] as number, a.radii[r] as number];
      const from = (r - i) * stride - j;
      for (let c = j; c < j + columns; c++) {
        const sum = own + (sb[c] as number);
        const other = b.radii[c] as number;
        const slack = error * sum;
        let squared = sum - 2 * (dots[from + c] as number);
        if (squared - slack >= radius && squared - slack >= other) continue;
        if (Math.abs(squared - radius) <= slack || Math.abs(squared - other) <= slack) {
          squared = exactDistance(a.rows, r, b.rows, c, width);
        }
        if (squared < radius) counted(secondInFirst, r, c);
        if (squared < other) counted(firstInSecond, c, r);
      }
    }
  });
  return { secondInFirst, firstInSecond };
}

function counted({ inBalls, holds }: InBalls, ball: number, row: number): void {
  inBalls[row] = (inBalls[row] as number) + 1;
  holds[ball] = (holds[ball] as number) + 1;
}

/** How many of the counts are not zero. */
export const notZero = (counts: Uint32Array) => counts.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0);

/** Shares of rows where they should be (Naeem et al. 2020): see `prdcOf`. */
export interface Prdc {
  precision: number;
  recall: number;
  density: number;
  coverage: number;
}

/**
 * Precision, recall, density and coverage of a model's rows against human ones, k neighbours, the row itself not counted.
 * Given more than k rows a side. Source: Naeem et al. 2020, eq. 3-8. O((n + m)² · d / 2).
 */
export function prdcOf(human: RowValues, model: RowValues, width: number, k: number): Prdc {
  const [a, b] = [human, model].map((rows) => ({ rows, radii: radiiOf(rows, width, k) }));
  if (!a || !b) throw new Error("two sides");
  const { secondInFirst, firstInSecond } = inBalls(a, b, width);
  const [n, m] = [a.radii.length, b.radii.length];
  return {
    precision: notZero(secondInFirst.inBalls) / m,
    recall: notZero(firstInSecond.inBalls) / n,
    density: secondInFirst.inBalls.reduce((sum, each) => sum + each, 0) / (k * m),
    coverage: notZero(secondInFirst.holds) / n,
  };
}
