import { estimate, unknown } from "../estimate.ts";
import { halfWidth, jackknifeError } from "../stats/jackknife.ts";
import { BLOCKS, type CountTable, samplesOf } from "../summary/count-table.ts";
import type { Comparison } from "./comparison.ts";
import type { Measured } from "./contrast.ts";

/** Words a half must have to itself before their recall says anything. */
const LEAST_WORDS = 200;
/** Words that one half alone shows, and those of them that the generation shows too, by the block of the half's sample. */
interface Recall {
  words: Float64Array;
  seen: Float64Array;
}

/**
 * Whether the catalogue itself was trained on: share of the words that one catalogue sample alone holds which the
 * generation shows, less the same of the control. The halves were split by chance, so people give 0, whatever the
 * generation; who trained on the catalogue gives more. Interval: blocks of the halves left out in turn, the generation fixed.
 */
export function leakOf({ reference, generation, index }: Comparison): Measured {
  const n = generation.samples;
  if (!reference.isSplit) return { estimate: unknown("too-few-samples", n) };
  const shown = new Set(generation.words.names);
  const catalogue = emptyRecall();
  const control = emptyRecall();
  const { words } = reference.control;
  const inControl = new Set(words.names);
  words.names.forEach((name, i) => {
    if (!index.has(name) && samplesOf(words, i) === 1) count(control, words, i, shown.has(name));
  });
  reference.whole.words.names.forEach((name, i) => {
    const isOwn = index.has(name) && !inControl.has(name) && samplesOf(reference.whole.words, i) === 1;
    if (isOwn) count(catalogue, reference.whole.words, i, shown.has(name));
  });
  const [own, other] = [recallOf(catalogue), recallOf(control)];
  if (own.words < LEAST_WORDS || other.words < LEAST_WORDS) return { estimate: unknown("too-few-events", n) };
  const value = own.share - other.share;
  const error = jackknifeError([own.without, other.without]);
  const half = halfWidth(BLOCKS) * error;
  const parts = { value, low: value - half, high: value + half, n };
  return { estimate: estimate({ ...parts, control: { value: 0, n: reference.control.samples } }), error };
}

const emptyRecall = (): Recall => ({ words: new Float64Array(BLOCKS), seen: new Float64Array(BLOCKS) });

function count({ words, seen }: Recall, table: CountTable, i: number, isSeen: boolean): void {
  const block = table.block[table.start[i] ?? 0] ?? 0;
  words[block] = (words[block] ?? 0) + 1;
  if (isSeen) seen[block] = (seen[block] ?? 0) + 1;
}

function recallOf({ words, seen }: Recall) {
  const [all, hits] = [words, seen].map((each) => each.reduce((sum, count) => sum + count, 0));
  const share = (all ?? 0) > 0 ? (hits ?? 0) / (all ?? 1) : 0;
  const without = Array.from(words, (own, b) => ((hits ?? 0) - (seen[b] ?? 0)) / Math.max(1, (all ?? 0) - own));
  return { words: all ?? 0, share, without };
}
