import { compare, type Reference } from "#domain/comparison/comparison.ts";
import { distinctSamples } from "#domain/distinct.ts";
import type { EventDocument } from "#domain/events.ts";
import { type Measured, measuredProgress, type Sides } from "#domain/intake/measured-progress.ts";
import { tallier } from "#domain/intake/tally.ts";
import type { InjectionQuantity } from "#domain/judgement.ts";
import { unpack } from "#domain/summary/pack.ts";
import type { Summary } from "#domain/summary/summary.ts";
import { openBlobs } from "#store/fs.ts";
import { matcherOf } from "../patterns.ts";
import { samplesOf } from "../segments-of.ts";
import { plainReading, tokenise } from "../tokenise.ts";

/**
 * `folder`: of the blobs. `segments`: accepted human data, at least one. `reference`, `summary`: blobs of the reference and
 * of the generation that opened the ticket, null where it is gone; `isDistinct`: near copies were read once there.
 */
export interface MeasureIntake {
  folder: string;
  segments: string[];
  salt: string;
  events: EventDocument | null;
  reference: string;
  summary: string | null;
  isDistinct: boolean;
  quantities: InjectionQuantity[];
}

/** Measures what accepted human data are worth for a ticket. The same bytes give the same progress. */
export async function measureIntake(input: MeasureIntake): Promise<Measured> {
  const { folder, segments, salt, events, quantities } = input;
  const blobs = openBlobs(folder);
  const reference = unpack<Reference>(await blobs.get(input.reference));
  const { tally, add } = tallier(reference);
  const reading = { ...plainReading(salt), match: matcherOf(events) };
  for await (const samples of samplesOf(blobs, segments)) {
    const told = tokenise(samples, reading).samples;
    told.forEach((sample, i) => {
      add({ ...sample, values: samples[i]?.values ?? {} });
    });
  }
  const generation = input.summary === null ? null : unpack<Summary>(await blobs.get(input.summary));
  return measuredProgress(tally, { reference, quantities, sides: sidesOf(reference, generation, input.isDistinct) });
}

/** The generation beside people as it was judged. Which samples are near copies matters only where they were read once. */
function sidesOf(reference: Reference, generation: Summary | null, isDistinct: boolean): Sides {
  if (generation === null) return null;
  const samples = reference.whole.incidence.key.length + generation.incidence.key.length;
  const first = compare(
    reference,
    generation,
    isDistinct ? undefined : Uint32Array.from({ length: samples }, (_, i) => i),
  );
  return first !== null && isDistinct ? compare(reference, distinctSamples(first)) : first;
}
