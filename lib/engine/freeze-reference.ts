import { hash } from "node:crypto";
import { freezeReference } from "#domain/comparison/comparison.ts";
import type { EventDocument } from "#domain/events.ts";
import { type InjectedSource, poolReference } from "#domain/pool-reference.ts";
import { contentsText } from "#domain/same-content.ts";
import { pack } from "#domain/summary/pack.ts";
import { openBlobs } from "#store/fs.ts";
import { mapReference } from "./map.ts";
import { matcherOf } from "./patterns.ts";
import { samplesOf } from "./segments-of.ts";

/** `folder`: of the blobs. `segments`: blobs of the human reference, in any order. `injected`: what joins it, oldest first. */
export interface FreezeReference {
  folder: string;
  segments: string[];
  injected: { segments: string[]; share: number | null }[];
  salt: string;
  events: EventDocument | null;
}

/** The frozen reference as a blob. `digest`: SHA-256 over its contents and their copies. */
export interface FrozenReference {
  blob: string;
  digest: string;
  catalogue: number;
  control: number;
}

/** Splits and freezes the human reference of a lineage, with what later injections joined to it. The same samples give the same blob. */
export async function freezeReferenceBlob({
  folder,
  segments,
  injected,
  salt,
  events,
}: FreezeReference): Promise<FrozenReference> {
  const blobs = openBlobs(folder);
  const reading = { salt, match: matcherOf(events) };
  const own = await mapReference(samplesOf(blobs, segments), reading);
  const sources: InjectedSource[] = [];
  for (const source of injected)
    sources.push({ records: await mapReference(samplesOf(blobs, source.segments), reading), share: source.share });
  const reference = sources.length === 0 ? freezeReference(own) : poolReference(own, sources);
  return {
    blob: await blobs.put(pack(reference)),
    digest: hash("sha256", contentsText(reference.whole), "hex"),
    catalogue: reference.catalogue.samples,
    control: reference.control.samples,
  };
}
