import { BLOCKS, type CountTable } from "../summary/count-table.ts";
import { exposureOf, type Summary } from "../summary/summary.ts";
import type { Comparison } from "./comparison.ts";

/** Mean length, as a share of people's, under which a sample has less room for an event (statistics.md 3). */
const LIKE_LENGTH = 0.8;

/** How many independent human samples a sample of either side is worth when an event is counted in it. */
export interface Worth {
  human: number;
  generation: number;
  /** Room for the event: mean length over people's, where samples are much shorter; else 1. */
  room: number;
}

/**
 * What counts of an event are worth: samples of a group hold it together, so counts are divided by the design effect
 * (Rao, Scott 1992), and where samples are much shorter than people's, they are counted by their words.
 * Given the comparison, and which table and name hold the event; a label is as likely in a short sample.
 */
export function worthOf({ reference, generation }: Comparison, which: "events" | "labels", name: string): Worth {
  const human = designEffect(reference.whole, reference.whole[which], name);
  const own = designEffect(generation, generation[which], name);
  const isGrouped = generation.incidence.grouped.includes(1);
  const length = exposureOf(generation) / generation.samples / (exposureOf(reference.whole) / reference.whole.samples);
  return {
    human: 1 / human,
    // An event that is gone has no spread of its own to tell by.
    generation: 1 / (isGrouped ? Math.max(human, own) : 1),
    room: which === "events" && length < LIKE_LENGTH ? length : 1,
  };
}

/** Variance of an event's share between blocks over that of independent samples; 1 where samples have no groups. */
function designEffect(of: Summary, table: CountTable, name: string): number {
  const at = of.incidence.grouped.includes(1) ? table.names.indexOf(name) : -1;
  if (at < 0) return 1;
  const held = new Float64Array(BLOCKS);
  for (let row = table.start[at] ?? 0; row < (table.start[at + 1] ?? 0); row++) {
    held[table.block[row] ?? 0] = table.samples[row] ?? 0;
  }
  const share = held.reduce((sum, x) => sum + x, 0) / of.samples;
  const blocks = of.blockSamples.filter((n) => n > 0).length;
  const squares = held.reduce((sum, x, b) => sum + (x - share * (of.blockSamples[b] ?? 0)) ** 2, 0);
  const independent = of.samples * share * (1 - share);
  return independent > 0 && blocks > 1 ? Math.max(1, ((blocks / (blocks - 1)) * squares) / independent) : 1;
}
