import { CELLS } from "../catalogue.ts";
import type { JackknifedSide, Side } from "../side.ts";
import { type Histogram, massOf } from "../stats/histogram.ts";
import { leftOut, NO_BLOCK, rowsByBlock, totalsOf } from "../stats/left-out.ts";
import { GRAM_SPACE, HASH_SPACE } from "../stats/name-hash.ts";
import { OUTSIDE } from "../strata.ts";
import { BLOCKS, type CountTable, countTable } from "../summary/count-table.ts";
import { ORDERS } from "../summary/grams.ts";
import type { HashCounts } from "../summary/hash-counts.ts";
import { exposureOf, type Summary } from "../summary/summary.ts";

const NONE = countTable([], { name: [], block: [], tokens: [] });

/** Events by stratum, and by drift cell where they have one. */
interface EventStrata {
  stratum: Uint8Array;
  cell?: Uint16Array;
  stratumSizes: number[];
}

/**
 * A summary as a side, and with each jackknife block left out. Cost O(rows + blocks × different counts).
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
  const words = wordCounter(of.words, stratum);
  const cells = cellCounter(of.words, cell);
  const contents = hashCounter(of.contents);
  const classes = classCounter(nearCopies);
  const lengths = lengthCounter(of.lengths);
  const grams = ORDERS.map((order) => hashCounter(of.grams[order]));
  const build = (block: number): Side => {
    const n = of.samples - (block === NO_BLOCK ? 0 : (of.blockSamples[block] ?? 0));
    const exposure = exposureOf(of) - (block === NO_BLOCK ? 0 : (of.blockExposure[block] ?? 0));
    const near = classes(block);
    const lengthsLeft = lengths(block);
    return {
      n,
      exposure,
      m: n,
      coverage: 0,
      ...words(block),
      cells: cells(block, exposure),
      contents: contents(block),
      nearCopies: { classes: near, n: massOf(near), m: 0 },
      lengths: lengthsLeft,
      grams: grams.map((times, k) => ({ times: times(block), n: gramsIn(lengthsLeft, ORDERS[k] ?? 0), m: 0 })),
      stratumSizes: catalogue.stratumSizes,
    };
  };
  const without: Side[] = [];
  for (let b = 0; b < BLOCKS; b++) if ((of.blockSamples[b] ?? 0) > 0) without.push(build(b));
  return { whole: build(NO_BLOCK), without };
}

const EMPTY: Histogram = { count: [], times: [] };

/** Words by stratum: by the samples that hold them, and by their tokens. Followed ones count once, others for as many as they stand for. */
function wordCounter({ start, block, samples, tokens, followed, limit }: CountTable, stratum: Uint8Array) {
  const groups = OUTSIDE + 1;
  const isWhole = limit === HASH_SPACE;
  const kind = isWhole ? stratum : stratum.map((own, i) => (followed[i] === 1 ? own : groups + own));
  const weights = [...Array(groups).fill(1), ...(isWhole ? [] : Array(groups).fill(HASH_SPACE / limit))];
  const held = leftOut({ start, block, count: samples }, { kind, weights, groups });
  const said = leftOut({ start, block, count: tokens }, { kind, weights, groups });
  return (without: number) => ({ presence: held(without), tokens: said(without) });
}

/** Tokens by drift cell; what the catalogue lacks is the rest, however many of its words the table kept. */
function cellCounter(words: CountTable, cell: Uint16Array) {
  const { start, tokens } = words;
  const whole = new Float64Array(CELLS);
  totalsOf({ start, count: tokens }).forEach((total, i) => {
    whole[cell[i] as number] = (whole[cell[i] as number] as number) + total;
  });
  const { place, name } = rowsByBlock(words);
  return (block: number, exposure: number) => {
    const left = whole.slice();
    const [from, to] = block === NO_BLOCK ? [0, 0] : [place[block] as number, place[block + 1] as number];
    for (let k = from; k < to; k++) {
      const c = cell[name.of[k] as number] as number;
      left[c] = (left[c] as number) - (tokens[name.row[k] as number] as number);
    }
    const inside = left.subarray(0, CELLS - 1).reduce((sum, each) => sum + each, 0);
    left[CELLS - 1] = Math.max(0, exposure - inside);
    return left;
  };
}

/** Classes of near copies by their samples. */
function classCounter({ start, block, samples, names }: CountTable) {
  const given = { kind: new Uint8Array(names.length), weights: [1], groups: 1 };
  const counted = leftOut({ start, block, count: samples }, given);
  return (without: number) => counted(without)[0] ?? EMPTY;
}

/** Things that only their hash names, each for as many as it stands for. */
function hashCounter({ start, block, count, hash, limit }: HashCounts) {
  const given = { kind: new Uint8Array(hash.length), weights: [GRAM_SPACE / limit], groups: 1 };
  const counted = leftOut({ start, block, count }, given);
  return (without: number) => counted(without)[0] ?? EMPTY;
}

/** Sequences of so many words in samples of these lengths. */
function gramsIn({ count, times }: Histogram, order: number): number {
  let sum = 0;
  for (let i = 0; i < count.length; i++) sum += Math.max(0, (count[i] ?? 0) - order + 1) * (times[i] ?? 0);
  return sum;
}

/** Samples by length: the names are lengths, so what is counted is the name. */
function lengthCounter(table: CountTable) {
  const whole = totalsOf({ start: table.start, count: table.samples });
  const { place, name } = rowsByBlock(table);
  const order = Array.from(table.names.keys()).sort((i, j) => Number(table.names[i]) - Number(table.names[j]));
  return (block: number): Histogram => {
    const left = whole.slice();
    const [from, to] = block === NO_BLOCK ? [0, 0] : [place[block] as number, place[block + 1] as number];
    for (let k = from; k < to; k++) {
      const i = name.of[k] as number;
      left[i] = (left[i] as number) - (table.samples[name.row[k] as number] as number);
    }
    const held = order.filter((i) => (left[i] as number) > 0);
    return { count: held.map((i) => Number(table.names[i])), times: held.map((i) => left[i] as number) };
  };
}
