import type { EventMatcher } from "#domain/events.ts";
import type { ReferenceRecords } from "#domain/reference.ts";
import type { Sample } from "#domain/sample.ts";
import { carriedBy, NOTHING_CARRIED } from "#domain/summary/carried.ts";
import { incidence } from "#domain/summary/incidence.ts";
import { carrying, mergeSummaries, type Summary, summarise } from "#domain/summary/summary.ts";
import { type Copies, TOKENIZER, tokenise } from "./tokenise.ts";

/** Samples worked at a time: memory follows this, not the size of a generation. */
const STRETCH = 8_192;
/** Summaries held before they are merged. */
const FAN_IN = 16;

/** How samples are read: the lineage's salt and its declared events. */
export interface MapOptions {
  salt: string;
  match: EventMatcher;
  onProgress?: (samples: number) => void;
}

/** Reduces a stream of samples to one summary, in bounded memory; null when there is none. The cut of the stream changes nothing. */
export async function mapGeneration(
  batches: AsyncIterable<readonly Sample[]>,
  options: MapOptions,
): Promise<Summary | null> {
  let parts: Summary[] = [];
  for await (const records of recordsOf(batches, options)) {
    parts.push(
      carrying(summarise(records.tokenizer, records.incidence, records.texts), records.carried ?? NOTHING_CARRIED),
    );
    if (parts.length === FAN_IN) parts = [mergeSummaries(parts)];
  }
  return parts.length === 0 ? null : mergeSummaries(parts);
}

/** The human reference as tokenised samples, whole: its halves are known only when all keys are. */
export async function mapReference(
  batches: AsyncIterable<readonly Sample[]>,
  options: MapOptions,
): Promise<ReferenceRecords[]> {
  const parts: ReferenceRecords[] = [];
  for await (const records of recordsOf(batches, options)) parts.push(records);
  return parts;
}

async function* recordsOf(
  batches: AsyncIterable<readonly Sample[]>,
  options: MapOptions,
): AsyncGenerator<ReferenceRecords> {
  const copies: Copies = new Map();
  let waiting: Sample[] = [];
  let done = 0;
  const work = (samples: readonly Sample[]): ReferenceRecords => {
    const { samples: tokenised, texts, carriers } = tokenise(samples, options.salt, copies, options.match);
    done += samples.length;
    options.onProgress?.(done);
    return { tokenizer: TOKENIZER, incidence: incidence(tokenised), texts, carried: carriedBy(carriers) };
  };
  for await (const batch of batches) {
    waiting = waiting.length === 0 ? [...batch] : waiting.concat(batch);
    for (; waiting.length >= STRETCH; waiting = waiting.slice(STRETCH)) yield work(waiting.slice(0, STRETCH));
  }
  if (waiting.length > 0) yield work(waiting);
}
