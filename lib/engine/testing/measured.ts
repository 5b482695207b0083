import { hash } from "node:crypto";
import { compare, freezeReference, type Reference } from "#domain/comparison/comparison.ts";
import { declaredNames, type EventDocument, eventMatcher } from "#domain/events.ts";
import { followedNames } from "#domain/followed.ts";
import type { History } from "#domain/history.ts";
import { judgeKinds } from "#domain/judge-kinds.ts";
import type { Measurement } from "#domain/judgement.ts";
import type { Sample } from "#domain/sample.ts";
import type { Summary } from "#domain/summary/summary.ts";
import { columnOf } from "#domain/timeline.ts";
import { TOOLS } from "../deflate.ts";
import { mapGeneration, mapReference } from "../map.ts";
import { compilePattern } from "../patterns.ts";

const EVENTS: EventDocument = {
  schema: "tailwatch.events/1",
  events: [
    { id: "keepsake", kind: "word", any: ["keepsake"], mustKeep: true },
    { id: "emergency", kind: "word", any: ["emergency"] },
  ],
};
const OPTIONS = { salt: "contract", match: eventMatcher(EVENTS, compilePattern) };
/** Nothing is judged, so nothing is measured twice; α is wide, so the draws are few. */
const POLICIES = {
  schema: "tailwatch.policy/1" as const,
  version: 1,
  budget: { falseAlarmsPerYear: { watch: 52, breach: 52 }, looksPerYear: 52 },
  policies: [],
};

/** Digest that a text is kept by. */
export const contentOf = (text: string) => hash("sha256", text, "hex").slice(0, 16);

async function* cut(samples: readonly Sample[], size: number) {
  for (let at = 0; at < samples.length; at += size) yield samples.slice(at, at + size);
}

/** A frozen human reference of these samples. */
export const referenceOf = async (samples: readonly Sample[]): Promise<Reference> =>
  freezeReference(await mapReference(cut(samples, 500), OPTIONS));

/** The summary of a generation of a lineage with this reference, read in batches of `size`. */
export async function summaryOf(reference: Reference, samples: readonly Sample[], size = 500): Promise<Summary> {
  const summary = await mapGeneration(cut(samples, size), { ...OPTIONS, isFollowed: followedNames(reference) });
  if (!summary) throw new Error("a generation needs a sample");
  return summary;
}

/** What earlier generations leave to this one. */
export function historyOf(reference: Reference, earlier: readonly Summary[]): History {
  const columns = earlier.flatMap((summary, i) => {
    const comparison = compare(reference, summary);
    return comparison ? [columnOf(comparison, i + 1, `earlier ${i}`)] : [];
  });
  return { index: columns.length + 1, earlier: columns, since: 1 };
}

/** Every metric of the registry of a generation beside the reference, as a judging measures it. */
export function measured(reference: Reference, generation: Summary, history?: History): Measurement[] {
  return judgeKinds({
    reference,
    source: "control",
    generation,
    facts: { index: history?.index ?? 1, samples: generation.samples, rejected: 0, bundle: null },
    policies: POLICIES,
    looks: 52,
    declared: declaredNames(EVENTS),
    tools: TOOLS,
    seed: hash("sha256", `contract ${generation.samples}`, "hex"),
    isMismatched: false,
    history,
  }).judgement.measurements;
}
