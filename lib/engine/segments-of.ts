import type { Sample } from "#domain/sample.ts";
import type { BlobStore } from "#store/blobs.ts";
import { readSegment } from "#store/segment.ts";

const BATCH = 1_024;

/** Samples of several segments, in batches, in the order of their blobs' names: arrival changes nothing. */
export async function* samplesOf(blobs: BlobStore, segments: readonly string[]): AsyncGenerator<Sample[]> {
  let batch: Sample[] = [];
  for (const segment of segments.toSorted()) {
    for await (const sample of readSegment(blobs, segment)) {
      batch.push(sample);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
