import { type Estimate, estimate, unknown } from "../estimate.ts";
import type { Asked } from "../metrics/define.ts";
import { halfWidth, jackknifeError } from "../stats/jackknife.ts";
import { stability, stabilityByChance } from "../stats/psi.ts";
import { BLOCKS, type CountTable, samplesOf } from "../summary/count-table.ts";
import type { Comparison } from "./comparison.ts";

/** Human samples that give a label a cell of its own: χ² needs as many. */
const LEAST_HELD = 5;

/** Samples by cell: all of them, then by block. */
interface Cells {
  whole: Float64Array;
  blocks: Float64Array[];
}

/**
 * PSI of label shares, generation against both human halves, beyond (K−1)(1/n + 1/m), with its block-jackknife interval.
 * Unknown without labels on either side, or where nearly all samples hold one.
 */
export function labelStability(
  { reference, generation }: Comparison,
  { minSamples }: Asked,
): { estimate: Estimate; error?: number } {
  const n = generation.samples;
  const human = reference.whole;
  if (human.labels.names.length === 0 || generation.labels.names.length === 0) {
    return { estimate: unknown("no-labels", n) };
  }
  if (Math.min(human.samples, n) < minSamples) return { estimate: unknown("too-few-samples", n) };
  const own = human.labels.names.filter((_, i) => samplesOf(human.labels, i) >= LEAST_HELD);
  const cell = new Map(own.map((name, i) => [name, i]));
  const sides = [human.labels, generation.labels].map((labels) => cellsOf(labels, cell, own.length));
  const [a, b] = sides;
  if (!a || !b || own.length < 2) return { estimate: unknown("too-few-events", n) };
  const at = (x: Float64Array, y: Float64Array) => {
    const { value, cells } = stability(x, y);
    return value - stabilityByChance(cells, total(x), total(y));
  };
  const value = at(a.whole, b.whole);
  const error = jackknifeError([
    without(a).map((each) => at(each, b.whole)),
    without(b).map((each) => at(a.whole, each)),
  ]);
  const half = halfWidth(Math.min(without(a).length, without(b).length)) * error;
  const parts = { value, low: value - half, high: value + half, n };
  return { estimate: estimate({ ...parts, control: { value: 0, n: human.samples } }), error };
}

const total = (counts: Float64Array) => counts.reduce((sum, count) => sum + count, 0);

function cellsOf(labels: CountTable, cell: ReadonlyMap<string, number>, rest: number): Cells {
  const blocks = Array.from({ length: BLOCKS }, () => new Float64Array(rest + 1));
  labels.names.forEach((name, i) => {
    const at = cell.get(name) ?? rest;
    for (let row = labels.start[i] ?? 0; row < (labels.start[i + 1] ?? 0); row++) {
      const block = blocks[labels.block[row] ?? 0];
      if (block) block[at] = (block[at] ?? 0) + (labels.samples[row] ?? 0);
    }
  });
  const whole = new Float64Array(rest + 1);
  for (const block of blocks) {
    block.forEach((count, at) => {
      whole[at] = (whole[at] ?? 0) + count;
    });
  }
  return { whole, blocks: blocks.filter((block) => total(block) > 0) };
}

const without = ({ whole, blocks }: Cells) => blocks.map((block) => whole.map((count, at) => count - (block[at] ?? 0)));
