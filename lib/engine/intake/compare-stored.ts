import { hash } from "node:crypto";
import type { Reference } from "#domain/comparison/comparison.ts";
import { contentText } from "#domain/formats/canonical.ts";
import { wordCodes, wordSets } from "#domain/intake/near-index.ts";
import { samplesOf } from "#domain/summary/count-table.ts";
import type { HashCounts } from "#domain/summary/hash-counts.ts";
import { unpack } from "#domain/summary/pack.ts";
import type { Summary } from "#domain/summary/summary.ts";
import type { BlobStore } from "#store/blobs.ts";
import { readIdIndex, readSegment } from "#store/segment.ts";
import { type Candidates, toldOf } from "./candidates.ts";

/**
 * What an upload is compared with. `reference`: the frozen reference's blob; `referenceIndexes`, `modelIndexes`: id indexes
 * of all segments of people and of the model; `summaries`: of generations, with their kept samples; `accepted`: segments
 * of human data accepted for this lineage so far.
 */
export interface Stored {
  reference: string;
  referenceIndexes: string[];
  modelIndexes: string[];
  summaries: string[];
  accepted: string[];
}

/** Words numbered by how many people's samples hold them. */
export function codesOf({ whole }: Reference): (word: string) => number {
  return wordCodes(new Map(whole.words.names.map((name, i) => [name, samplesOf(whole.words, i)])));
}

/** Strikes out what is a copy, a near copy or a duplicate of what is stored; one blob after another is held. */
export async function strikeStored(
  candidates: Candidates,
  { blobs, reference, stored }: { blobs: BlobStore; reference: Reference; stored: Stored },
): Promise<void> {
  const code = codesOf(reference);
  for (const index of stored.referenceIndexes)
    candidates.strikeContents((await readIdIndex(blobs, index)).digests, "copy.reference");
  candidates.strikeTexts(among(reference.whole.contents), "copy.reference");
  for (const index of stored.modelIndexes)
    candidates.strikeContents((await readIdIndex(blobs, index)).digests, "copy.model");
  for (const set of wordSets(reference.whole.incidence, code)) candidates.strikeNear(set, "near-copy.reference");
  for (const name of stored.summaries) {
    if (candidates.waiting === 0) return;
    const { contents, incidence } = unpack<Summary>(await blobs.get(name));
    candidates.strikeTexts(among(contents), "copy.model");
    for (const set of wordSets(incidence, code)) candidates.strikeNear(set, "near-copy.model");
  }
  await strikeAccepted(candidates, blobs, stored.accepted, code);
}

/** Strikes out what was accepted before, or nearly. */
export async function strikeAccepted(
  candidates: Candidates,
  blobs: BlobStore,
  segments: readonly string[],
  code: (word: string) => number,
): Promise<void> {
  for (const segment of segments) {
    for await (const sample of readSegment(blobs, segment))
      candidates.strikeAccepted(toldOf(sample, hash("sha256", contentText(sample), "hex"), code));
  }
}

/** Whether a content's hash stands in a table: its hashes ascend. */
function among({ hash: hashes }: HashCounts): (wanted: number) => boolean {
  return (wanted) => {
    let low = 0;
    let high = hashes.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const here = hashes[middle] as number;
      if (here === wanted) return true;
      if (here < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  };
}
