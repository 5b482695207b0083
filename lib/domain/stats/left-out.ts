import type { Histogram } from "./histogram.ts";

/** Counts up to here have a place of their own; few things are commoner. */
const DENSE = 4_096;
/** The whole: no block is left out. */
export const NO_BLOCK = -1;

/** Counts by block: those of thing i are rows start[i] … start[i+1]-1. */
export interface Blocked {
  start: Uint32Array;
  block: Uint8Array;
  count: Uint32Array;
}

/**
 * Frequencies of frequencies of the whole, and with any jackknife block left out: only the block's own rows are gone
 * through, not every thing once a block. Given rows, the kind of each thing, and for how many each of a kind stands.
 * Returns a function from block to one histogram for each of `groups`, kind k adding to group k mod groups.
 * Source: the delete-a-group jackknife, recomputed by difference. O(things + rows) for all blocks together.
 */
export function leftOut(
  of: Blocked,
  { kind, weights, groups }: { kind: ArrayLike<number>; weights: readonly number[]; groups: number },
) {
  const totals = totalsOf(of);
  const whole = countedBy(totals, kind, weights.length);
  const { place, name } = rowsByBlock(of);
  return (block: number): Histogram[] => {
    if (block === NO_BLOCK) return joined(whole, weights, groups);
    const left: Frequencies = { dense: whole.dense.slice(), above: new Map(whole.above), width: whole.width };
    for (let k = place[block] as number; k < (place[block + 1] as number); k++) {
      const row = name.row[k] as number;
      const i = name.of[k] as number;
      const x = totals[i] as number;
      const rest = x - (of.count[row] as number);
      add(left, kind[i] as number, x, -1);
      if (rest > 0) add(left, kind[i] as number, rest, 1);
    }
    return joined(left, weights, groups);
  };
}

/** Count of each thing over all blocks. */
export function totalsOf({ start, count }: Pick<Blocked, "start" | "count">): Float64Array {
  const totals = new Float64Array(start.length - 1);
  for (let i = 0; i < totals.length; i++) {
    for (let r = start[i] as number; r < (start[i + 1] as number); r++)
      totals[i] = (totals[i] as number) + (count[r] as number);
  }
  return totals;
}

/** Rows block by block: those of block b are place[b] … place[b+1]-1, with the thing that each is of. */
export function rowsByBlock({ start, block }: Pick<Blocked, "start" | "block">) {
  const place = new Uint32Array(257);
  for (const b of block) place[b + 1] = (place[b + 1] as number) + 1;
  for (let b = 0; b < 256; b++) place[b + 1] = (place[b + 1] as number) + (place[b] as number);
  const next = place.slice();
  const name = { row: new Uint32Array(block.length), of: new Uint32Array(block.length) };
  for (let i = 0; i + 1 < start.length; i++) {
    for (let r = start[i] as number; r < (start[i + 1] as number); r++) {
      const b = block[r] as number;
      const slot = next[b] as number;
      name.row[slot] = r;
      name.of[slot] = i;
      next[b] = slot + 1;
    }
  }
  return { place, name };
}

/** How many things of a kind occur x times: dense[kind · width + x], larger x in `above` by x · 256 + kind. Whole numbers, so that differences are exact. */
interface Frequencies {
  dense: Int32Array;
  above: Map<number, number>;
  width: number;
}

function countedBy(totals: Float64Array, kind: ArrayLike<number>, kinds: number): Frequencies {
  const largest = totals.reduce((most, x) => Math.max(most, x), 0);
  const width = Math.min(largest, DENSE) + 1;
  const counted: Frequencies = { dense: new Int32Array(width * kinds), above: new Map(), width };
  totals.forEach((x, i) => {
    if (x > 0) add(counted, kind[i] as number, x, 1);
  });
  return counted;
}

function add({ dense, above, width }: Frequencies, kind: number, x: number, by: number): void {
  if (x < width) dense[kind * width + x] = (dense[kind * width + x] as number) + by;
  else above.set(x * 256 + kind, (above.get(x * 256 + kind) ?? 0) + by);
}

function joined({ dense, above, width }: Frequencies, weights: readonly number[], groups: number): Histogram[] {
  const far = Array.from(above)
    .filter(([, times]) => times > 0)
    .sort((a, b) => a[0] - b[0]);
  return Array.from({ length: groups }, (_, group) => {
    const count: number[] = [];
    const times: number[] = [];
    for (let x = 1; x < width; x++) {
      let here = 0;
      for (let k = group; k < weights.length; k += groups) {
        here += (dense[k * width + x] as number) * (weights[k] as number);
      }
      if (here > 0) {
        count.push(x);
        times.push(here);
      }
    }
    for (const [code, often] of far) {
      const [x, k] = [Math.floor(code / 256), code % 256];
      if (k % groups !== group) continue;
      const here = often * (weights[k] as number);
      if (count.at(-1) === x) times[times.length - 1] = (times.at(-1) as number) + here;
      else {
        count.push(x);
        times.push(here);
      }
    }
    return { count, times };
  });
}
