import type { Reference } from "#domain/comparison/comparison.ts";
import { wantedEvents } from "#domain/intake/wanted-events.ts";
import type { TailEvent } from "#domain/judgement.ts";
import { unpack } from "#domain/summary/pack.ts";
import type { Summary } from "#domain/summary/summary.ts";
import { openBlobs } from "#store/fs.ts";

/** `folder`: of the blobs. `reference`, `summary`: of the frozen reference and of the generation that opened the ticket. */
export interface ListWanted {
  folder: string;
  reference: string;
  summary: string;
  strata: string[];
}

/** Lists what collected texts should hold. */
export async function listWanted({ folder, reference, summary, strata }: ListWanted): Promise<TailEvent[]> {
  const blobs = openBlobs(folder);
  return wantedEvents(unpack<Reference>(await blobs.get(reference)), unpack<Summary>(await blobs.get(summary)), strata);
}
