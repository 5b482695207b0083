import { CELLS } from "../catalogue.ts";
import type { JackknifedSide, Side } from "../side.ts";
import { type Histogram, histogram, massOf } from "../stats/histogram.ts";
import { OUTSIDE } from "../strata.ts";
import { BLOCKS, type CountTable, countTable, samplesOf, tokensOf, weightOf } from "../summary/count-table.ts";
import { GRAM_SPACE, type GramTable, ORDERS } from "../summary/grams.ts";
import { exposureOf, type Summary } from "../summary/summary.ts";

const NO_BLOCK = -1;
const NONE = countTable([], { name: [], block: [], tokens: [] });

/** Events by stratum, and by drift cell where they have one. */
interface EventStrata {
  stratum: Uint8Array;
  cell?: Uint16Array;
  stratumSizes: number[];
}

/**
 * A summary as a side, and with each jackknife block left out. Cost O(blocks × types).
 * Given a summary, the catalogue and its index of names, and the classes of near copies where they are asked for.
 */
export function sidesOf(
  of: Summary,
  catalogue: EventStrata,
  index: ReadonlyMap<string, number>,
  nearCopies: CountTable = NONE,
): JackknifedSide {
  const place = of.words.names.map((name) => index.get(name) ?? -1);
  const stratum = Uint8Array.from(place, (i) => (i < 0 ? OUTSIDE : (catalogue.stratum[i] ?? OUTSIDE)));
  const cell = Uint16Array.from(place, (i) => (i < 0 ? CELLS - 1 : (catalogue.cell?.[i] ?? CELLS - 1)));
  const counters = {
    words: rowCounter(of.words),
    contents: rowCounter(of.contents),
    lengths: rowCounter(of.lengths),
    nearCopies: rowCounter(nearCopies),
  };
  const grams = ORDERS.map((order) => gramCounter(of.grams[order]));
  const build = (block: number): Side => {
    const n = of.samples - (block === NO_BLOCK ? 0 : (of.blockSamples[block] ?? 0));
    const exposure = exposureOf(of) - (block === NO_BLOCK ? 0 : (of.blockExposure[block] ?? 0));
    const classes = contentHistogram(counters.nearCopies, block);
    const lengths = lengthHistogram(of.lengths, counters.lengths, block);
    return {
      n,
      exposure,
      m: n,
      coverage: 0,
      ...wordHistograms(counters.words, block, { stratum, cell, exposure }),
      contents: contentHistogram(counters.contents, block),
      nearCopies: { classes, n: massOf(classes), m: 0 },
      lengths,
      grams: grams.map((times, k) => ({ times: times(block), n: gramsIn(lengths, ORDERS[k] ?? 0), m: 0 })),
      stratumSizes: catalogue.stratumSizes,
    };
  };
  const without: Side[] = [];
  for (let b = 0; b < BLOCKS; b++) if ((of.blockSamples[b] ?? 0) > 0) without.push(build(b));
  return { whole: build(NO_BLOCK), without };
}

/** Totals of a table's names, and a cursor over their rows that is asked for blocks in ascending order. */
function rowCounter(table: CountTable) {
  const samples = Uint32Array.from(table.names, (_, i) => samplesOf(table, i));
  const tokens = Float64Array.from(table.names, (_, i) => tokensOf(table, i));
  const cursor = table.start.slice();
  return {
    size: table.names.length,
    samples,
    tokens,
    weights: Float64Array.from(table.names, (_, i) => weightOf(table, i)),
    /** Row of name i in this block, or -1. Blocks must be asked in ascending order. */
    row(i: number, block: number): number {
      if (block === NO_BLOCK) return -1;
      let at = cursor[i] ?? 0;
      const end = table.start[i + 1] ?? 0;
      while (at < end && (table.block[at] ?? 0) < block) at++;
      cursor[i] = at;
      return at < end && table.block[at] === block ? at : -1;
    },
    table,
  };
}

type Counter = ReturnType<typeof rowCounter>;

function wordHistograms(
  of: Counter,
  block: number,
  { stratum, cell, exposure }: { stratum: Uint8Array; cell: Uint16Array; exposure: number },
) {
  const presence = frequencyGrid(of.samples);
  const tokens = frequencyGrid(of.tokens);
  const cells = new Float64Array(CELLS);
  let inCells = 0;
  for (let i = 0; i < of.size; i++) {
    const row = of.row(i, block);
    const x = (of.samples[i] ?? 0) - (row < 0 ? 0 : (of.table.samples[row] ?? 0));
    const t = (of.tokens[i] ?? 0) - (row < 0 ? 0 : (of.table.tokens[row] ?? 0));
    if (x === 0) continue;
    const weight = of.weights[i] as number;
    presence.add(stratum[i] ?? OUTSIDE, x, weight);
    tokens.add(stratum[i] ?? OUTSIDE, t, weight);
    const c = cell[i] ?? CELLS - 1;
    if (c === CELLS - 1) continue;
    cells[c] = (cells[c] ?? 0) + t * weight;
    inCells += t * weight;
  }
  // What the catalogue lacks is the rest, however many of its words the table kept.
  cells[CELLS - 1] = Math.max(0, exposure - inCells);
  return { presence: presence.histograms(), tokens: tokens.histograms(), cells };
}

/** Frequencies of frequencies by stratum, each name for as many as it stands; counts are few and mostly small. */
function frequencyGrid(totals: ArrayLike<number>) {
  let largest = 0;
  for (let i = 0; i < totals.length; i++) largest = Math.max(largest, totals[i] ?? 0);
  const dense = Math.min(largest, 4096);
  const grid = Array.from({ length: OUTSIDE + 1 }, () => new Float64Array(dense + 1));
  const above = Array.from({ length: OUTSIDE + 1 }, () => new Map<number, number>());
  return {
    add(s: number, x: number, weight: number) {
      const row = grid[s];
      if (row && x <= dense) row[x] = (row[x] ?? 0) + weight;
      else above[s]?.set(x, (above[s]?.get(x) ?? 0) + weight);
    },
    histograms: () =>
      grid.map((row, s) => {
        const low = histogram(row);
        const high = Array.from(above[s] ?? []).sort((a, b) => a[0] - b[0]);
        return {
          count: Array.from(low.count).concat(high.map(([x]) => x)),
          times: Array.from(low.times).concat(high.map(([, times]) => times)),
        };
      }),
  };
}

/** Frequencies of frequencies of word sequences with a block left out. Blocks must be asked in ascending order. */
function gramCounter(of: GramTable) {
  const totals = Uint32Array.from(of.hash, (_, i) =>
    of.tokens.subarray(of.start[i], of.start[i + 1]).reduce((sum, tokens) => sum + tokens, 0),
  );
  const cursor = of.start.slice();
  const weight = GRAM_SPACE / of.limit;
  return (block: number) => {
    const times = new Map<number, number>();
    for (let i = 0; i < totals.length; i++) {
      let at = cursor[i] as number;
      const end = of.start[i + 1] as number;
      if (block !== NO_BLOCK) {
        while (at < end && (of.block[at] as number) < block) at++;
        cursor[i] = at;
      }
      const own = block !== NO_BLOCK && at < end && of.block[at] === block ? (of.tokens[at] as number) : 0;
      const left = (totals[i] as number) - own;
      if (left > 0) times.set(left, (times.get(left) ?? 0) + weight);
    }
    return ascending(times);
  };
}

/** Sequences of so many words in samples of these lengths. */
const gramsIn = ({ count, times }: Histogram, order: number) => {
  let sum = 0;
  for (let i = 0; i < count.length; i++) sum += Math.max(0, (count[i] ?? 0) - order + 1) * (times[i] ?? 0);
  return sum;
};

function contentHistogram(of: Counter, block: number) {
  const times = new Map<number, number>();
  for (let i = 0; i < of.size; i++) {
    const row = of.row(i, block);
    const copies = (of.samples[i] ?? 0) - (row < 0 ? 0 : (of.table.samples[row] ?? 0));
    if (copies > 0) times.set(copies, (times.get(copies) ?? 0) + (of.weights[i] as number));
  }
  return ascending(times);
}

function lengthHistogram(table: CountTable, of: Counter, block: number) {
  const times = new Map<number, number>();
  for (let i = 0; i < of.size; i++) {
    const row = of.row(i, block);
    const samples = (of.samples[i] ?? 0) - (row < 0 ? 0 : (table.samples[row] ?? 0));
    if (samples > 0) times.set(Number(table.names[i]), samples);
  }
  return ascending(times);
}

function ascending(times: Map<number, number>) {
  const sorted = Array.from(times).sort((a, b) => a[0] - b[0]);
  return { count: sorted.map(([x]) => x), times: sorted.map(([, t]) => t) };
}
