import { RE2JS } from "re2js";
import { type EventDocument, type EventMatcher, eventMatcher } from "#domain/events.ts";

const LONGEST = 1000;

/**
 * Compiles a pattern that people wrote, to a test in time linear in the text (no lookaround, no backreference).
 * `flags`: "" or "i". Throws an Error that says what is wrong with the pattern; one that matches the empty text is refused.
 */
export function compilePattern(pattern: string, flags: string): (text: string) => boolean {
  if (pattern.length > LONGEST) throw new Error(`the pattern is longer than ${LONGEST} characters`);
  const compiled = RE2JS.compile(pattern, flags === "i" ? RE2JS.CASE_INSENSITIVE : 0);
  if (compiled.test("")) throw new Error("the pattern matches the empty text, so every sample");
  return (text) => compiled.test(text);
}

/** The matcher of declared events; null when none is declared, so that no sample is read for them. */
export const matcherOf = (document: EventDocument | null): EventMatcher | null =>
  document && document.events.length > 0 ? eventMatcher(document, compilePattern) : null;
