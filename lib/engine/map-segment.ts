import type { Reference } from "#domain/comparison/comparison.ts";
import type { EventDocument } from "#domain/events.ts";
import { followedNames } from "#domain/followed.ts";
import type { Sample } from "#domain/sample.ts";
import { NO_GRAMS } from "#domain/summary/grams.ts";
import { pack, unpack } from "#domain/summary/pack.ts";
import { openBlobs } from "#store/fs.ts";
import { readSegment } from "#store/segment.ts";
import { createCopies, type FirstCopies } from "./copies.ts";
import { createReduce } from "./map.ts";
import { matcherOf } from "./patterns.ts";

/** `folder`: of the blobs. `reference`: the frozen reference's blob. `copies`: of contents that come before. `keysBelow`: only samples of lesser key can be kept whole. */
export interface MapSegment {
  folder: string;
  segment: string;
  salt: string;
  events: EventDocument | null;
  reference: string;
  copies: FirstCopies;
  keysBelow: number;
}

/** The reference last used in this thread: the segments of a lineage follow each other. */
const recent: { blob: string; isFollowed: (name: string) => boolean } = { blob: "", isFollowed: () => false };

/** Reduces one segment to its summary, a blob. The same bytes give the same blob. */
export async function mapSegment(input: MapSegment): Promise<{ summary: string }> {
  const blobs = openBlobs(input.folder);
  if (recent.blob !== input.reference) {
    recent.isFollowed = followedNames(unpack<Reference>(await blobs.get(input.reference)));
    recent.blob = input.reference;
  }
  const samples: Sample[] = [];
  for await (const sample of readSegment(blobs, input.segment)) samples.push(sample);
  const { salt, events, copies, keysBelow } = input;
  const options = { salt, match: matcherOf(events), isFollowed: recent.isFollowed };
  const summary = createReduce(options, createCopies(copies))(samples, { keysBelow, grams: NO_GRAMS });
  return { summary: await blobs.put(pack(summary)) };
}
