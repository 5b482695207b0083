import type { ReferenceRecords } from "#domain/reference.ts";
import type { Random } from "#domain/stats/random.ts";
import { incidence } from "#domain/summary/incidence.ts";
import { drawWorld, sampleWorld, type World } from "./world.ts";

/** Samples of a world as tokenised records: each event is a word, keys are drawn. For theory tests and calibration. */
export const worldRecords = (world: World, samples: number, source: Random): ReferenceRecords =>
  recordsOf(sampleWorld(world, samples, source), source);

/** The same, each word said as often as it was drawn: thirty tokens a sample, whatever the law. */
export const spokenRecords = (world: World, samples: number, source: Random): ReferenceRecords =>
  recordsOf(drawWorld(world, samples, source), source);

function recordsOf(held: readonly Int32Array[], source: Random): ReferenceRecords {
  const drawn = held.map((events) => {
    const key = source.uint32() * 0x200000 + (source.uint32() >>> 11);
    return {
      key,
      content: key.toString(16),
      words: Array.from(events, (event) => `w${event}`),
      labels: [],
      events: [],
    };
  });
  return { tokenizer: "world", incidence: incidence(drawn), texts: [] };
}
