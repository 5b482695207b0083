import { eachTile, squaresOf } from "../stats/dot-tiles.ts";
import { medianSigma, type PairSums } from "../stats/kernels.ts";
import { type Cloud, sliceOf } from "./cloud.ts";

/** Blocks of the smaller side at least: what is redrawn and left out. */
const BLOCKS_A_SIDE = 50;
/** Rows a side at most. */
export const ROWS_A_SIDE = 1_500;
/** Rows of either side that the bandwidth is read from. */
const FOR_SIGMA = 200;
/** Pairwise quantities that are summed: squared cosine, half squared distance, Gaussian kernel. */
export const PAIRINGS = ["cosine", "distance", "kernel"] as const;
export type Pairing = (typeof PAIRINGS)[number];

/**
 * People and generation cut into blocks of equally many rows, and every pairwise quantity summed over the pairs of two
 * blocks (a row never with itself). Redrawing blocks is redrawing rows, since keys are hashes; one Gram serves all draws.
 */
export interface BlockSums {
  size: number;
  humans: number;
  blocks: number;
  sums: Record<Pairing, Float64Array>;
  /** Of each pairing: sums of its rows, and of all. */
  totals: Record<Pairing, { row: Float64Array; all: number }>;
}

/** Sums up the pairs of both sides; null when a side has fewer rows than blocks. O(n² · d). */
export function blockSums(human: Cloud, generation: Cloud): BlockSums | null {
  const size = Math.floor(Math.min(human.n, generation.n, ROWS_A_SIDE) / BLOCKS_A_SIDE);
  if (size === 0) return null;
  const count = ({ n }: Cloud) => Math.floor(Math.min(n, ROWS_A_SIDE) / size);
  const sides = [sliceOf(human, 0, count(human) * size), sliceOf(generation, 0, count(generation) * size)] as const;
  const joined = {
    n: sides[0].n + sides[1].n,
    width: human.width,
    unit: together(sides[0].unit, sides[1].unit),
    point: together(sides[0].point, sides[1].point),
  };
  // Of both sides, so that no redraw would change it.
  const few = sides.map((side) => sliceOf(side, 0, Math.min(side.n, FOR_SIGMA)).point);
  const sigma = medianSigma(together(few[0] ?? new Float32Array(), few[1] ?? new Float32Array()), human.width);
  const blocks = joined.n / size;
  const sums = summed(joined, size, sigma);
  const totalOf = (pairing: Pairing) => totalled(sums[pairing], blocks);
  const totals = { cosine: totalOf("cosine"), distance: totalOf("distance"), kernel: totalOf("kernel") };
  return { size, humans: sides[0].n / size, blocks, sums, totals };
}

function together(a: Float32Array, b: Float32Array): Float32Array {
  const out = new Float32Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

function totalled(sums: Float64Array, blocks: number): { row: Float64Array; all: number } {
  const row = Float64Array.from({ length: blocks }, (_, i) =>
    sums.subarray(i * blocks, (i + 1) * blocks).reduce((sum, each) => sum + each, 0),
  );
  return { row, all: row.reduce((sum, each) => sum + each, 0) };
}

function summed({ n, width, unit, point }: Cloud, size: number, sigma: number): BlockSums["sums"] {
  const blocks = n / size;
  const sums = {
    cosine: new Float64Array(blocks * blocks),
    distance: new Float64Array(blocks * blocks),
    kernel: new Float64Array(blocks * blocks),
  };
  const squares = squaresOf(point, width);
  const lengths = squares.map(Math.sqrt);
  const scale = sigma > 0 ? 1 / (2 * sigma * sigma) : 0;
  const blockOf = Uint32Array.from({ length: n }, (_, i) => Math.floor(i / size));
  // One half of the pairs: the other is the same.
  eachTile(unit, null, width, ({ dots, stride, i: first, rows, j: from, columns }) => {
    for (let i = first; i < first + rows; i++) {
      const at = (i - first) * stride - from;
      const [square, length] = [squares[i] as number, lengths[i] as number];
      const row = (blockOf[i] as number) * blocks;
      for (let j = Math.max(i + 1, from); j < from + columns; j++) {
        const cosine = dots[at + j] as number;
        const squared = Math.max(0, square + (squares[j] as number) - 2 * length * (lengths[j] as number) * cosine);
        const cell = row + (blockOf[j] as number);
        sums.cosine[cell] = (sums.cosine[cell] as number) + cosine * cosine;
        sums.distance[cell] = (sums.distance[cell] as number) + squared / 2;
        sums.kernel[cell] = (sums.kernel[cell] as number) + Math.exp(-squared * scale);
      }
    }
  });
  for (const pairing of PAIRINGS) mirrored(sums[pairing], blocks);
  return sums;
}

/** Ordered pairs: both halves off the diagonal, twice the sum on it. */
function mirrored(sums: Float64Array, blocks: number): void {
  for (let a = 0; a < blocks; a++) {
    for (let b = a; b < blocks; b++) {
      const sum = sums[a * blocks + b] as number;
      if (a === b) sums[a * blocks + b] = 2 * sum;
      else sums[b * blocks + a] = sum;
    }
  }
}

/**
 * Sums of one pairing within and across two sides. `side`: 1 people, 0 generation, other: left out; by block. The larger
 * side is what is left of the whole: O(blocks of the smaller side, squared).
 */
export function pairSums({ sums, totals, size, blocks }: BlockSums, pairing: Pairing, side: Uint8Array): PairSums {
  const of = sums[pairing];
  const { row, all } = totals[pairing];
  const places: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < blocks; i++) places[Math.min(2, side[i] as number)]?.push(i);
  const [generation, people, out] = places;
  const between = (from: readonly number[], to: readonly number[]) => {
    let sum = 0;
    for (const i of from) for (const j of to) sum += of[i * blocks + j] as number;
    return sum;
  };
  const ofRows = (from: readonly number[]) => from.reduce((sum, i) => sum + (row[i] as number), 0);
  const isFewer = generation.length <= people.length;
  const small = isFewer ? generation : people;
  const within = between(small, small);
  const across = ofRows(small) - within - between(small, out);
  const rest = all - 2 * ofRows(out) + between(out, out) - within - 2 * across;
  const sides = { a: people.length * size, b: generation.length * size };
  return isFewer
    ? { withinA: rest, withinB: within, across, ...sides }
    : { withinA: within, withinB: rest, across, ...sides };
}
