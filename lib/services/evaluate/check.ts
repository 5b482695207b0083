import { hash } from "node:crypto";
import { foldAlerts } from "#domain/alert/fold.ts";
import { freezeReference, type Reference } from "#domain/comparison/comparison.ts";
import type { Judgement } from "#domain/decided.ts";
import { declaredNames, type EventDocument } from "#domain/events.ts";
import { followedNames } from "#domain/followed.ts";
import { judgeKinds } from "#domain/judge-kinds.ts";
import type { GenerationJudgement } from "#domain/judgement.ts";
import type { PolicyDocument } from "#domain/policy.ts";
import type { EmbeddingSettings } from "#domain/provider.ts";
import { referenceJudgement } from "#domain/reference-judgement.ts";
import { contentsText } from "#domain/same-content.ts";
import { mergeSummaries, type Summary } from "#domain/summary/summary.ts";
import type { TimelineColumn } from "#domain/timeline.ts";
import { TOOLS } from "#engine/deflate.ts";
import { embeddingOf } from "#engine/embed/embed-texts.ts";
import { seedOf } from "#engine/judge-segments.ts";
import { mapGeneration, mapReference } from "#engine/map.ts";
import { matcherOf } from "#engine/patterns.ts";
import { type VectorCache, vectorsInMemory } from "#store/vectors.ts";
import { type CheckFile, emptyTally, type ReadTally, samplesOfFiles } from "./check-input.ts";
import { type CheckReport, reportOf } from "./check-report.ts";

/** Files have no secret to keep: every check of the same files splits them alike. */
export const CHECK_SALT = "tailwatch.check/1";

/** Generations by index, ascending; `control`: human hold-out, else the first generation is split. */
export interface CheckInput {
  generations: { index: number; files: CheckFile[] }[];
  control: CheckFile | null;
  events: EventDocument | null;
  policies: PolicyDocument;
  /** Largest share of rejected lines of a generation that is still judged. */
  maxRejects: number;
  gate: "any" | "last";
  /** Model samples in the next bundle; null: as many as a generation has. */
  bundle?: number | null;
  /** Splits as a lineage of this salt is split on a server; default: one salt for all checks. */
  salt?: string;
  /** Generations whose level a person accepted. */
  baseline?: readonly number[];
  /** How texts are embedded where samples carry no embeddings; default: not at all. */
  embeddings?: EmbeddingSettings;
  onBytes: (bytes: number) => void;
}

/**
 * Judges files without server or store, by the functions a server uses: reader, map, measure, judge, alerts.
 * Streams: memory follows the number of different words, not of samples. Throws FileError on a file refused whole.
 */
export async function check(input: CheckInput): Promise<CheckReport> {
  const read = { salt: input.salt ?? CHECK_SALT, match: matcherOf(input.events) };
  const first = input.generations[0];
  const humanTally = emptyTally();
  const human = input.control ? [input.control] : (first?.files ?? []);
  const parts = await mapReference(samplesOfFiles(human, humanTally, input.onBytes), read);
  const reference = freezeReference(parts);
  const isFollowed = followedNames(reference);
  const source = input.control ? ("control" as const) : ("split" as const);
  const judged: { judgement: GenerationJudgement; tally: ReadTally }[] = [];
  const columns: TimelineColumn[] = [];
  const accepted: Summary[] = [];
  const baseline = input.baseline ?? [];
  if (!input.control && first) {
    const facts = { index: first.index, samples: reference.whole.samples, rejected: humanTally.rejected };
    judged.push({ judgement: referenceJudgement(facts), tally: humanTally });
  }
  const context = { reference, source, referenceDigest: digestOf(reference), input, vectors: vectorsInMemory() };
  for (const generation of input.generations.slice(judged.length)) {
    const tally = emptyTally();
    const summary = await mapGeneration(samplesOfFiles(generation.files, tally, input.onBytes), {
      ...read,
      isFollowed,
    });
    const before = { judged, columns, accepted };
    const { judgement, column } = await judgeSummary(context, generation.index, summary, tally, before);
    judged.push({ judgement, tally });
    if (column) columns.push(column);
    if (summary && baseline.includes(generation.index)) accepted.push(summary);
  }
  return reportOf({
    judged,
    alerts: foldAlerts(
      judged.map(({ judgement }) => judgement),
      input.policies,
    ),
    reference: { catalogue: reference.catalogue.samples, control: reference.control.samples, source },
    notes: [],
    control: input.control ? humanTally : null,
    maxRejects: input.maxRejects,
    gate: input.gate,
    policies: input.policies,
  });
}

interface CheckContext {
  reference: Reference;
  source: "split" | "control";
  referenceDigest: string;
  input: CheckInput;
  vectors: VectorCache;
}

/** What was judged before a generation, oldest first. `accepted`: summaries of the baseline's generations. */
interface Before {
  judged: readonly { judgement: GenerationJudgement }[];
  columns: readonly TimelineColumn[];
  accepted: readonly Summary[];
}

async function judgeSummary(
  { reference, source, referenceDigest, input, vectors }: CheckContext,
  index: number,
  summary: Awaited<ReturnType<typeof mapGeneration>>,
  tally: ReadTally,
  before: Before,
): Promise<Pick<Judgement, "judgement" | "column">> {
  const facts = { index, samples: summary?.samples ?? 0, rejected: tally.rejected, bundle: input.bundle ?? null };
  if (!summary)
    return {
      judgement: {
        ...referenceJudgement(facts),
        phase: "insufficient-data",
        verdict: "unknown",
        headline: "No line could be read.",
        notes: [],
      },
      column: null,
    };
  const { baseline = [] } = input;
  const origin = before.judged.find(({ judgement }) => judgement.index === 0)?.judgement;
  return judgeKinds({
    reference,
    source,
    generation: summary,
    facts,
    policies: input.policies,
    looks: input.generations.length,
    declared: declaredNames(input.events),
    tools: TOOLS,
    seed: seedOf(referenceDigest, summary),
    isMismatched: source === "control" && (origin?.verdict === "watch" || origin?.verdict === "breach"),
    embedding: await embeddingOf(input.embeddings ?? { provider: "off" }, reference, summary, vectors),
    history: { index, earlier: before.columns, since: Math.max(1, ...baseline.filter((each) => each < index)) },
    baseline:
      before.accepted.length === 0 ? null : { generations: [...baseline], pooled: mergeSummaries(before.accepted) },
  });
}

export const digestOf = (reference: Reference) => hash("sha256", contentsText(reference.whole), "hex");
