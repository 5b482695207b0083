import type { EventMatcher } from "#domain/events.ts";
import type { ReferenceRecords } from "#domain/reference.ts";
import type { Sample } from "#domain/sample.ts";
import { carriedBy } from "#domain/summary/carried.ts";
import { following } from "#domain/summary/count-table.ts";
import { type Grams, gramCounter, NO_GRAMS, type Order } from "#domain/summary/grams.ts";
import { incidenceOf, type NumberedWords } from "#domain/summary/incidence.ts";
import { leastKeys } from "#domain/summary/select.ts";
import { carrying, INCIDENCE_BOUND, type Summary, summarise } from "#domain/summary/summary.ts";
import { createVocabulary, type Vocabulary } from "#domain/text/vocabulary.ts";
import { type Copies, createCopies } from "./copies.ts";
import { gatherer } from "./gather.ts";
import { type Reading, TOKENIZER, tokenise, type WordReader } from "./tokenise.ts";

/** Samples worked at a time: memory follows this, not the size of a generation. */
const STRETCH = 8_192;
/** Different words that a vocabulary is kept with; beyond, the next stretch starts a new one. */
const MOST_NAMES = 1_000_000;

/** How samples are read: the lineage's salt and its declared events (null: none). */
export interface MapOptions {
  salt: string;
  match: EventMatcher | null;
  onProgress?: (samples: number) => void;
}

/** How a generation is reduced. */
export interface ReduceOptions extends MapOptions {
  /** Names of the human reference: counted whatever their number. */
  isFollowed: (name: string) => boolean;
}

/** What earlier samples of the same generation already rule out: it changes no result, only what is not even looked at. */
export interface RuledOut {
  /** Only samples of lesser key can still be kept whole. */
  keysBelow: number;
  grams: Grams;
}

const NOTHING: RuledOut = { keysBelow: Number.POSITIVE_INFINITY, grams: NO_GRAMS };

/** Reduces samples to one summary. Its parts are bounded, each exact below its bound. */
export type Reduce = (samples: readonly Sample[], ruledOut?: RuledOut) => Summary;

/** Words of this thread by number: what one stretch of samples taught serves the next. It changes no result. */
let words: NumberedVocabulary | null = null;

/** Reduces one stretch of samples after another. Given the copies that come before. */
export function createReduce({ salt, match, isFollowed }: ReduceOptions, copies: Copies): Reduce {
  return (samples, { keysBelow, grams } = NOTHING) => {
    if (words === null || words.vocabulary.names.length > MOST_NAMES) words = numberedWords();
    const reading: Reading<Uint32Array> = { salt, match, copies, words: words.reader, isGeneration: true };
    const { samples: read, texts, carriers, scored } = tokenise(samples, reading);
    const { vocabulary } = words;
    const whole = incidenceOf(read, vocabulary, keysBelow);
    const summary = summarise(TOKENIZER, whole, texts);
    const kept = Array.from(whole.key.keys()).filter((at) => (whole.key[at] as number) < keysBelow);
    return carrying(
      {
        ...summary,
        words: following(summary.words, isFollowed),
        labels: following(summary.labels, isFollowed),
        incidence: leastKeys([whole], Math.min(INCIDENCE_BOUND, kept.length)),
        grams: gramsOf(read, vocabulary, grams),
      },
      carriedBy(carriers),
      scored,
    );
  };
}

function gramsOf(samples: readonly NumberedWords[], vocabulary: Vocabulary, known?: Grams): Grams {
  const counter = gramCounter(known);
  for (const { words, key } of samples) counter.add(words, key, vocabulary.first, vocabulary.second);
  return counter.finish();
}

interface NumberedVocabulary {
  vocabulary: Vocabulary;
  reader: WordReader<Uint32Array>;
}

function numberedWords(): NumberedVocabulary {
  const vocabulary = createVocabulary();
  return {
    vocabulary,
    reader: {
      read: (text) => vocabulary.read(text).slice(),
      take: (names) => vocabulary.number(names).slice(),
      strings: (own) => Array.from(own, (id) => vocabulary.names[id] ?? ""),
    },
  };
}

/** Reduces a stream of samples to one summary, in bounded memory; null when there is none. The cut of the stream changes nothing. */
export async function mapGeneration(
  batches: AsyncIterable<readonly Sample[]>,
  options: ReduceOptions,
): Promise<Summary | null> {
  const reduce = createReduce(options, createCopies());
  const gathered = gatherer();
  const ruledOutBy = ruler();
  let ruledOut = NOTHING;
  let done = 0;
  for await (const samples of stretches(batches)) {
    const part = reduce(samples, ruledOut);
    gathered.add(part);
    ruledOut = ruledOutBy(part);
    done += samples.length;
    options.onProgress?.(done);
  }
  return gathered.whole();
}

/** Follows the parts of one generation: a sample whose key lies beyond so many others is out, and a sequence beyond a full table. */
function ruler(): (part: Summary) => RuledOut {
  let least = new Float64Array(0);
  let grams = NO_GRAMS;
  return (part) => {
    least = joined(least, part.incidence.key).sort().slice(0, INCIDENCE_BOUND);
    const lesser = (order: Order) => (part.grams[order].limit < grams[order].limit ? part : { grams }).grams[order];
    grams = { 2: lesser(2), 3: lesser(3), 4: lesser(4) };
    // One more than the last key kept: copies of its content may still come.
    const last = least[INCIDENCE_BOUND - 1];
    return { keysBelow: last === undefined ? Number.POSITIVE_INFINITY : last + 1, grams };
  };
}

function joined(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The human reference as tokenised samples, whole: its halves are known only when all keys are. */
export async function mapReference(
  batches: AsyncIterable<readonly Sample[]>,
  { salt, match, onProgress }: MapOptions,
): Promise<ReferenceRecords[]> {
  const parts: ReferenceRecords[] = [];
  const { vocabulary, reader } = numberedWords();
  const reading: Reading<Uint32Array> = { salt, match, copies: createCopies(), words: reader, isGeneration: false };
  let done = 0;
  for await (const stretch of stretches(batches)) {
    const { samples, texts, carriers } = tokenise(stretch, reading);
    parts.push({
      tokenizer: TOKENIZER,
      incidence: incidenceOf(samples, vocabulary),
      texts,
      carried: carriedBy(carriers),
      grams: (isWanted) =>
        gramsOf(
          samples.filter(({ key }) => isWanted(key)),
          vocabulary,
        ),
    });
    done += stretch.length;
    onProgress?.(done);
  }
  return parts;
}

async function* stretches(batches: AsyncIterable<readonly Sample[]>): AsyncGenerator<readonly Sample[]> {
  let waiting: Sample[] = [];
  for await (const batch of batches) {
    waiting = waiting.length === 0 ? [...batch] : waiting.concat(batch);
    for (; waiting.length >= STRETCH; waiting = waiting.slice(STRETCH)) yield waiting.slice(0, STRETCH);
  }
  if (waiting.length > 0) yield waiting;
}
