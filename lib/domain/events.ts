import type { Sample } from "./sample.ts";
import { words } from "./text/words.ts";

/** A rule that says of a sample whether an event is in it; 0/1 per sample (ingest.md 8). */
export type EventRule = { id: string; mustKeep?: boolean; note?: string } & (
  | { kind: "word" | "phrase" | "label"; any: string[] }
  | { kind: "pattern"; pattern: string; flags?: "i" }
  | { kind: "numeric"; field: string; above?: number; below?: number }
  | { kind: "fact"; subject: string[]; accept: string[]; deny?: string[] }
);

/** The declared events of a lineage: a document, versioned by its content. */
export interface EventDocument {
  schema: "tailwatch.events/1";
  events: EventRule[];
}

/** Ids of the declared events that a sample holds. */
export type EventMatcher = (sample: Sample, words: readonly string[]) => string[];

/** Compiles one pattern to a test in time linear in the text. Given by the engine: the pure floor has no such thing. */
export type PatternCompiler = (pattern: string, flags: string) => (text: string) => boolean;

/** Turns declared events into one matcher. Throws what the compiler throws on a pattern that is none. */
export function eventMatcher(document: EventDocument | null, compile: PatternCompiler): EventMatcher {
  const rules = (document?.events ?? []).map((rule) => ({ id: rule.id, holds: ruleTest(rule, compile) }));
  return (sample, own) => rules.flatMap(({ id, holds }) => (holds(sample, own) ? [id] : []));
}

type RuleTest = (sample: Sample, words: readonly string[]) => boolean;

function ruleTest(rule: EventRule, compile: PatternCompiler): RuleTest {
  if (rule.kind === "label") return (sample) => rule.any.some((label) => sample.labels?.includes(label));
  if (rule.kind === "pattern") {
    const test = compile(rule.pattern, rule.flags ?? "");
    return (sample) => sample.text !== undefined && test(sample.text.normalize("NFC"));
  }
  if (rule.kind === "numeric") {
    const name = rule.field.replace(/^values\./, "");
    return (sample) => {
      const value = sample.values?.[name];
      return (
        value !== undefined &&
        (value > (rule.above ?? Number.POSITIVE_INFINITY) || value < (rule.below ?? Number.NEGATIVE_INFINITY))
      );
    };
  }
  if (rule.kind === "fact") {
    const [subject, accept, deny] = [rule.subject, rule.accept, rule.deny ?? []].map(phraseTest);
    return (_, own) => Boolean(subject?.(own) && accept?.(own) && !deny?.(own));
  }
  const holds = phraseTest(rule.any);
  return (_, own) => holds(own);
}

/** Whether any of the phrases stands in the words, token by token. */
function phraseTest(phrases: readonly string[]): (own: readonly string[]) => boolean {
  const wanted = phrases.map(words).filter((phrase) => phrase.length > 0);
  return (own) => wanted.some((phrase) => own.some((_, at) => phrase.every((word, i) => own[at + i] === word)));
}

/** Ids of pinned (must keep) and of merely watched events. */
export function declaredNames(document: EventDocument | null): { pinned: string[]; named: string[] } {
  const events = document?.events ?? [];
  return {
    pinned: events.filter((event) => event.mustKeep).map((event) => event.id),
    named: events.filter((event) => !event.mustKeep).map((event) => event.id),
  };
}
