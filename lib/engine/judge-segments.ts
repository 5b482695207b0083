import { hash } from "node:crypto";
import type { Reference } from "#domain/comparison/comparison.ts";
import type { JudgeInput, Judgement } from "#domain/decided.ts";
import { declaredNames, type EventDocument } from "#domain/events.ts";
import { judgeKinds } from "#domain/judge-kinds.ts";
import type { EmbeddingSettings } from "#domain/provider.ts";
import { contentsText } from "#domain/same-content.ts";
import { pack, unpack } from "#domain/summary/pack.ts";
import { INCIDENCE_BOUND, type Summary } from "#domain/summary/summary.ts";
import { type PackedTimeline, type TimelineColumn, timelineOf } from "#domain/timeline.ts";
import { wordingDetail } from "#domain/wording/detail.ts";
import type { BlobStore } from "#store/blobs.ts";
import { openBlobs } from "#store/fs.ts";
import { openVectors, vectorFolder } from "#store/vectors.ts";
import { TOOLS } from "./deflate.ts";
import { embeddingOf } from "./embed/embed-texts.ts";
import { gatherer } from "./gather.ts";

/** `folder`: of the blobs. `reference`: the frozen reference's blob. `summaries`: of this generation's segments, in any order. */
export interface JudgeSegments extends Pick<JudgeInput, "source" | "facts" | "policies" | "looks" | "isMismatched"> {
  folder: string;
  reference: string;
  summaries: string[];
  events: EventDocument | null;
  /** Timeline columns of the other judged generations, as blobs. */
  columns: string[];
  /** First generation of the present run. */
  since: number;
  /** How texts are embedded where samples carry no embeddings. */
  embeddings: EmbeddingSettings;
  /** Accepted generations and the blobs of their summaries. */
  baseline: { generations: number[]; summaries: string[] } | null;
}

/** `summary`, `column`: blobs of this generation. */
export interface JudgedSegments extends Omit<Judgement, "column"> {
  summary: string;
  column: string | null;
  timeline: PackedTimeline | null;
}

/** The reference last used in this thread: the generations of a lineage follow each other. */
const recent: { blob: string; reference: Reference | null } = { blob: "", reference: null };

/**
 * Merges the summaries of a generation's segments and judges it. The same bytes give the same judgement.
 * Null when the segments kept too few samples whole (many copies or large groups): reduce them without a bound on keys.
 */
export async function judgeSegments(input: JudgeSegments): Promise<JudgedSegments | null> {
  const blobs = openBlobs(input.folder);
  if (recent.blob !== input.reference || !recent.reference) {
    recent.reference = unpack<Reference>(await blobs.get(input.reference));
    recent.blob = input.reference;
  }
  const generation = await mergedSummary(blobs, input.summaries);
  if (generation.incidence.key.length < Math.min(INCIDENCE_BOUND, generation.samples)) return null;
  const summary = await blobs.put(pack(generation));
  const columns = await columnsOf(blobs, input.columns);
  const { index } = input.facts;
  const earlier = columns.filter((each) => each.index < index);
  const judgement = judgeKinds({
    ...input,
    reference: recent.reference,
    generation,
    declared: declaredNames(input.events),
    tools: TOOLS,
    seed: seedOf(input.reference, generation),
    history: { index, earlier, since: input.since },
    embedding: await embeddingOf(
      input.embeddings,
      recent.reference,
      generation,
      openVectors(vectorFolder(input.folder)),
    ),
    baseline: await pooledBaseline(blobs, input.baseline),
  });
  const { column } = judgement;
  return {
    judgement: judgement.judgement,
    tail: judgement.tail && { ...judgement.tail, wording: wordingDetail(recent.reference.whole, generation) },
    summary,
    column: column ? await blobs.put(pack(column)) : null,
    timeline: column ? timelineOf(recent.reference, columns.concat(column).sort(byIndex)) : null,
  };
}

/** The summaries of a generation together. Throws when there is none. */
export async function mergedSummary(blobs: BlobStore, names: readonly string[]): Promise<Summary> {
  const gathered = gatherer();
  for (const name of names) gathered.add(unpack<Summary>(await blobs.get(name)));
  const whole = gathered.whole();
  if (whole === null) throw new Error("a generation without segments is not judged");
  return whole;
}

async function pooledBaseline(
  blobs: BlobStore,
  accepted: JudgeSegments["baseline"],
): Promise<NonNullable<JudgeInput["baseline"]> | null> {
  if (!accepted) return null;
  return { generations: accepted.generations, pooled: await mergedSummary(blobs, accepted.summaries) };
}

const byIndex = (a: TimelineColumn, b: TimelineColumn) => a.index - b.index;

async function columnsOf(blobs: BlobStore, names: readonly string[]): Promise<TimelineColumn[]> {
  const columns: TimelineColumn[] = [];
  for (const name of names) columns.push(unpack<TimelineColumn>(await blobs.get(name)));
  return columns.sort(byIndex);
}

/** What draws are seeded with: digests of reference and generation, never a time or a row id. */
export function seedOf(reference: string, generation: Summary): string {
  return hash("sha256", `${reference}\n${contentsText(generation)}`, "hex");
}
