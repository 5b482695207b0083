import { hash } from "node:crypto";
import type { Reference } from "#domain/comparison/comparison.ts";
import { declaredNames, type EventDocument } from "#domain/events.ts";
import { followedNames } from "#domain/followed.ts";
import { judgeKinds } from "#domain/judge-kinds.ts";
import type { PolicyDocument } from "#domain/policy.ts";
import { heldBackKey } from "#domain/pool-reference.ts";
import type { Sample } from "#domain/sample.ts";
import { unpack } from "#domain/summary/pack.ts";
import type { BlobStore } from "#store/blobs.ts";
import { openBlobs } from "#store/fs.ts";
import { TOOLS } from "./deflate.ts";
import { seedOf } from "./judge-segments.ts";
import { mapGeneration, mapReference } from "./map.ts";
import { matcherOf } from "./patterns.ts";
import { createLineKeeper, type UploadSegment } from "./segment-lines.ts";
import { segmentRecord } from "./segment-record.ts";
import { samplesOf } from "./segments-of.ts";

/** `folder`: of the blobs. `segments`: of accepted human samples, each content once. `reference`: blob of the one in force. */
export interface AssembleBundle {
  folder: string;
  segments: string[];
  reference: string;
  salt: string;
  events: EventDocument | null;
  policies: PolicyDocument;
}

/**
 * Which of the accepted samples train and which stay out, as segments. `isAlike`: what stays out reads as a generation of
 * the reference; null when too few were accepted for any to stay out. `digest`: over the contents that train.
 */
export interface AssembledBundle {
  segments: string[];
  heldSegments: string[];
  humanSamples: number;
  heldBack: number;
  isAlike: boolean | null;
  digest: string;
}

/** Parts accepted human samples into those that train and those that stay out, by content alone: order changes nothing. */
export async function assembleBundle(input: AssembleBundle): Promise<AssembledBundle> {
  const blobs = openBlobs(input.folder);
  const reading = { salt: input.salt, match: matcherOf(input.events) };
  const parts = await mapReference(samplesOf(blobs, input.segments), reading);
  const keys = Float64Array.from(parts.flatMap(({ incidence }) => Array.from(incidence.key)));
  const last = heldBackKey(keys) ?? Number.NEGATIVE_INFINITY;
  const trains = createLineKeeper(blobs);
  const stays = createLineKeeper(blobs);
  const digests: string[] = [];
  let at = 0;
  for await (const batch of samplesOf(blobs, input.segments)) {
    for (const sample of batch) {
      const isHeldBack = (keys[at++] ?? 0) <= last;
      const record = segmentRecord(sample);
      if (!isHeldBack) digests.push(Buffer.from(record.digest).toString("hex"));
      await (isHeldBack ? stays : trains).add(record, at);
    }
  }
  const [segments, held] = [await trains.finish(), await stays.finish()];
  const heldSegments = held.map(({ blob }) => blob);
  return {
    segments: segments.map(({ blob }) => blob),
    heldSegments,
    humanSamples: recordsOf(segments),
    heldBack: recordsOf(held),
    isAlike: held.length === 0 ? null : await readsAlike(blobs, samplesOf(blobs, heldSegments), input),
    digest: hash("sha256", digests.sort().join("\n"), "hex"),
  };
}

const recordsOf = (segments: readonly UploadSegment[]) => segments.reduce((sum, { records }) => sum + records, 0);

/**
 * Drift from the reference, in nats, from which on a source speaks of other things. More of the same people drift by less
 * than .003, the tenth of them richest in rare words by .010 to .016, another subject by .09 (uncalibrated).
 */
const OTHER_SUBJECT = 0.03;

/** Whether these samples, read as a generation, speak of what the reference speaks of, be they chosen or not. */
async function readsAlike(
  blobs: BlobStore,
  samples: AsyncIterable<readonly Sample[]>,
  { reference: name, salt, events, policies }: AssembleBundle,
): Promise<boolean> {
  const reference = unpack<Reference>(await blobs.get(name));
  const options = { salt, match: matcherOf(events), isFollowed: followedNames(reference) };
  const generation = await mapGeneration(samples, options);
  if (!generation) return true;
  const { judgement } = judgeKinds({
    ...{ reference, generation, policies, looks: 1, source: "control", isMismatched: false, tools: TOOLS },
    facts: { index: 1, samples: generation.samples, rejected: 0, bundle: null },
    declared: declaredNames(events),
    seed: seedOf(name, generation),
  });
  return (judgement.evidence?.drift?.low ?? 0) < OTHER_SUBJECT;
}
