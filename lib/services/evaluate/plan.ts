import { compare, freezeReference } from "#domain/comparison/comparison.ts";
import { declaredNames, type EventDocument } from "#domain/events.ts";
import { followedNames } from "#domain/followed.ts";
import { judgeGeneration } from "#domain/judge-generation.ts";
import type { Breeding } from "#domain/plan/ancestry.ts";
import { type PlanQuestion, planOf } from "#domain/plan/plan.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { TOOLS } from "#engine/deflate.ts";
import { seedOf } from "#engine/judge-segments.ts";
import { mapGeneration, mapReference } from "#engine/map.ts";
import { matcherOf } from "#engine/patterns.ts";
import { ServiceError } from "../errors.ts";
import { CHECK_SALT, digestOf } from "./check.ts";
import { type CheckFile, emptyTally, samplesOfFiles } from "./check-input.ts";
import { type PlanReport, planReport } from "./plan-report.ts";

/** Files as for a check; the newest generation is planned from. `bundle`: null takes as many samples as it has. */
export interface PlanInput {
  generations: { index: number; files: CheckFile[] }[];
  control: CheckFile | null;
  events: EventDocument | null;
  workflow: Breeding["workflow"];
  bundle: number | null;
  share: number;
  /** Samples of the bundle that today's model learned from; null: one bundle, under `accumulate` all so far. */
  held: number | null;
  question: Omit<PlanQuestion, "breeding">;
  onBytes: (bytes: number) => void;
}

/**
 * Forecasts what becomes of the newest generation, and what it would take to keep its tail, from files alone.
 * Throws FileError on a file refused whole, ServiceError when there is nothing to plan from.
 */
export async function plan(input: PlanInput): Promise<PlanReport> {
  const read = { salt: CHECK_SALT, match: matcherOf(input.events) };
  const newest = input.generations.at(-1);
  const tallies = { human: emptyTally(), newest: emptyTally() };
  const human = input.control ? [input.control] : (input.generations[0]?.files ?? []);
  const reference = freezeReference(await mapReference(samplesOfFiles(human, tallies.human, input.onBytes), read));
  const isFollowed = followedNames(reference);
  const summary =
    newest &&
    (await mapGeneration(samplesOfFiles(newest.files, tallies.newest, input.onBytes), { ...read, isFollowed }));
  const comparison = summary ? compare(reference, summary) : null;
  if (!newest || !summary || !comparison) throw new ServiceError("close.empty");
  const source = input.control ? ("control" as const) : ("split" as const);
  const bundle = input.bundle ?? summary.samples;
  const { judgement } = judgeGeneration({
    reference,
    source,
    generation: summary,
    facts: { index: newest.index, samples: summary.samples, rejected: tallies.newest.rejected, bundle },
    policies: defaultPolicies(),
    looks: input.generations.length,
    declared: declaredNames(input.events),
    tools: TOOLS,
    seed: seedOf(digestOf(reference), summary),
    isMismatched: false,
  });
  const held = input.held ?? (input.workflow === "accumulate" ? bundle * Math.max(1, newest.index) : bundle);
  const question = { ...input.question, breeding: { workflow: input.workflow, bundle, share: input.share, held } };
  return planReport({
    judgement,
    plan: planOf(comparison, judgement, question),
    question,
    isBundleAssumed: input.bundle === null,
    reference: { catalogue: reference.catalogue.samples, control: reference.control.samples, source },
    tallies: [tallies.human, tallies.newest],
  });
}
