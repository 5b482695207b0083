import { lanesOf, mixed } from "../stats/name-hash.ts";
import { type Carried, mergeCarried, NOTHING_CARRIED } from "./carried.ts";
import { BLOCKS, type CountTable, countTable, mergeTables } from "./count-table.ts";
import { type Grams, mergeGrams, NO_GRAMS } from "./grams.ts";
import { codeOf, contentHash, countsOf, type HashCounts, mergeCounts } from "./hash-counts.ts";
import { blockOf, type Incidence } from "./incidence.ts";
import { leastKeys } from "./select.ts";
import { mergeScored, type Scored } from "./surprise.ts";

/** Raised when a summary keeps more or other things: one kept before is then reduced anew. */
export const SUMMARY_FORM = 6;
/** Samples kept whole for permutations: exact up to here, the least keys above (metrics.md 2, part I). */
export const INCIDENCE_BOUND = 10_000;
/** Different names that a table keeps, beside the followed ones, which are kept whatever their number. */
export type Bounds = Partial<Record<TableName | "contents", number>>;
type TableName = "words" | "labels" | "events" | "slices" | "origins" | "lengths";
const BOUNDS: Bounds = { words: 262_144, contents: 131_072, labels: 4_096, slices: 4_096 };
/** What the human reference says decides what is followed, so it is counted whole. */
export const UNBOUNDED: Bounds = {};
/** Contents whose text is kept, for compression and side-by-side reading (part S). */
export const TEXT_BOUND = 2_048;
/** Characters kept of a text. */
export const TEXT_CUT = 4_096;

/** A content kept as text. */
export interface KeptText {
  key: number;
  content: string;
  text: string;
}

/**
 * What is kept of samples: mergeable, and merging parts equals summarising the whole, bit for bit.
 * `blocks`: samples and exposure (capped tokens) by jackknife block.
 */
export interface Summary {
  tokenizer: string;
  samples: number;
  blockSamples: Uint32Array;
  blockExposure: Float64Array;
  words: CountTable;
  labels: CountTable;
  events: CountTable;
  /** Samples by slice: "label:x", "facet:name=value". */
  slices: CountTable;
  /** Samples by what they say of where they come from. */
  origins: CountTable;
  /** Name = decimal token count of a sample. */
  lengths: CountTable;
  /** How often each content occurs: copies by block. */
  contents: HashCounts;
  incidence: Incidence;
  texts: KeptText[];
  /** Numbers and embeddings of the samples of least key. */
  carried: Carried;
  /** Human texts that the model scored. */
  scored: Scored[];
  /** Sequences of two, three and four words. */
  grams: Grams;
  /** Sums of four 32-bit hashes over all samples: two generations of the same contents agree in it, whatever was kept. */
  fingerprint: Uint32Array;
}

/**
 * Reduces whole incidences and their texts to a summary. Given the samples' jackknife blocks, unless their keys tell.
 * Its tables are whole, as a reference needs them; merging bounds them. O(incidences).
 */
export function summarise(
  tokenizer: string,
  of: Incidence,
  texts: readonly KeptText[],
  blocks: Uint8Array = Uint8Array.from(of.key, blockOf),
): Summary {
  const n = of.key.length;
  const blockSamples = new Uint32Array(BLOCKS);
  const blockExposure = new Float64Array(BLOCKS);
  for (let i = 0; i < n; i++) {
    const b = blocks[i] ?? 0;
    blockSamples[b] = (blockSamples[b] ?? 0) + 1;
    blockExposure[b] = (blockExposure[b] ?? 0) + (of.exposure[i] ?? 0);
  }
  const wordBlocks = new Uint8Array(of.word.length);
  for (let i = 0; i < n; i++) wordBlocks.fill(blocks[i] ?? 0, of.start[i], of.start[i + 1]);
  return {
    tokenizer,
    samples: n,
    blockSamples,
    blockExposure,
    words: countTable(of.names, { name: of.word, block: wordBlocks, tokens: of.count }),
    labels: tableOf(of.labels, blocks),
    events: tableOf(of.events, blocks),
    slices: tableOf(of.slices, blocks),
    origins: tableOf(of.claims, blocks),
    lengths: tableOf(
      Array.from(of.exposure, (tokens) => [String(tokens)]),
      blocks,
    ),
    contents: countsOf(Float64Array.from(of.content, (content, i) => codeOf(contentHash(content), blocks[i] ?? 0))),
    incidence: leastKeys([of], INCIDENCE_BOUND),
    texts: leastTexts(texts),
    carried: NOTHING_CARRIED,
    scored: [],
    grams: NO_GRAMS,
    fingerprint: fingerprintOf(of.content),
  };
}

/** The summary with what else its samples carry, bounded, and with human texts that its model scored. */
export const carrying = (summary: Summary, carried: Carried, scored: readonly Scored[] = []): Summary => ({
  ...summary,
  carried: mergeCarried([carried]),
  scored: mergeScored([scored]),
});

/**
 * Merges summaries of the same tokenizer: what summarising the whole gives, bit for bit, in any order.
 * Throws when tokenizers differ: different words are not addable.
 */
export function mergeSummaries(parts: readonly Summary[], bounds = BOUNDS): Summary {
  const first = parts[0];
  if (!first) throw new Error("nothing to merge");
  if (parts.some((part) => part.tokenizer !== first.tokenizer)) throw new Error("summaries of different tokenizers");
  const merged = (table: TableName) =>
    mergeTables(
      parts.map((part) => part[table]),
      bounds[table],
    );
  const blockSamples = new Uint32Array(BLOCKS);
  const blockExposure = new Float64Array(BLOCKS);
  for (const part of parts) {
    for (let b = 0; b < BLOCKS; b++) {
      blockSamples[b] = (blockSamples[b] ?? 0) + (part.blockSamples[b] ?? 0);
      blockExposure[b] = (blockExposure[b] ?? 0) + (part.blockExposure[b] ?? 0);
    }
  }
  return {
    tokenizer: first.tokenizer,
    samples: parts.reduce((sum, part) => sum + part.samples, 0),
    blockSamples,
    blockExposure,
    words: merged("words"),
    labels: merged("labels"),
    events: merged("events"),
    slices: merged("slices"),
    origins: merged("origins"),
    lengths: merged("lengths"),
    contents: mergeCounts(
      parts.map((part) => part.contents),
      bounds.contents,
    ),
    incidence: leastKeys(
      parts.map((part) => part.incidence),
      INCIDENCE_BOUND,
    ),
    texts: leastTexts(parts.flatMap((part) => part.texts)),
    carried: mergeCarried(parts.map((part) => part.carried)),
    scored: mergeScored(parts.map((part) => part.scored)),
    grams: mergeGrams(parts.map((part) => part.grams)),
    fingerprint: addedUp(parts.map((part) => part.fingerprint)),
  };
}

/** Order-free: the sum of hashes of all contents, copies included, in four lanes of 32 bits. */
function fingerprintOf(contents: readonly string[]): Uint32Array {
  const sums = new Uint32Array(4);
  for (const content of contents) {
    const [first, second] = lanesOf(content);
    const lanes = [first, second, mixed(first, second), mixed(second, first)];
    for (let lane = 0; lane < 4; lane++) sums[lane] = (sums[lane] as number) + (lanes[lane] as number);
  }
  return sums;
}

function addedUp(parts: readonly Uint32Array[]): Uint32Array {
  const sums = new Uint32Array(4);
  for (const part of parts)
    for (let lane = 0; lane < 4; lane++) sums[lane] = (sums[lane] as number) + (part[lane] ?? 0);
  return sums;
}

/** Total exposure (capped tokens). */
export const exposureOf = (summary: Summary) => summary.blockExposure.reduce((sum, tokens) => sum + tokens, 0);

/** How many samples hold each name, by block. Given the names that each sample holds, each once, and the samples' blocks. */
export function tableOf(held: readonly string[][], blocks: Uint8Array): CountTable {
  const idOf = new Map<string, number>();
  const name: number[] = [];
  const block: number[] = [];
  held.forEach((names, i) => {
    for (const each of names) {
      const id = idOf.get(each) ?? idOf.size;
      idOf.set(each, id);
      name.push(id);
      block.push(blocks[i] ?? 0);
    }
  });
  return countTable(Array.from(idOf.keys()), { name, block, tokens: new Uint8Array(name.length).fill(1) });
}

/** One text a content, least keys first, so that copies neither crowd it nor depend on arrival. */
function leastTexts(texts: readonly KeptText[]): KeptText[] {
  const byContent = new Map<string, KeptText>();
  for (const text of texts) {
    const kept = byContent.get(text.content);
    if (!kept || text.key < kept.key) byContent.set(text.content, text);
  }
  return Array.from(byContent.values())
    .sort((a, b) => a.key - b.key || (a.content < b.content ? -1 : 1))
    .slice(0, TEXT_BOUND);
}
