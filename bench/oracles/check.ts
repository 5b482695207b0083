import { agrees } from "./agreement.ts";
import type { Answer, Answers } from "./answers/answers.ts";
import { categorical } from "./answers/categorical.ts";
import { embedding } from "./answers/embedding.ts";
import { numeric } from "./answers/numeric.ts";
import { stats } from "./answers/stats.ts";
import { text } from "./answers/text.ts";
import type { Golden } from "./golden-set.ts";

const ANSWERS: Record<string, Answers> = { categorical, embedding, numeric, stats, text };

/** What became of one key. */
export interface Checked {
  golden: Golden;
  outcome: "matched" | "not computed" | "mismatched";
  /** Why it is not computed, or how it was met where the peer has no number. */
  note?: string;
  ours?: unknown;
}

/** Computes one key and holds it against the independent program's value. */
export function check(golden: Golden): Checked {
  const answer = answerTo(golden);
  const { entry, key } = golden;
  if ("notComputed" in answer) return { golden, outcome: "not computed", note: answer.notComputed };
  if ("unknown" in answer) {
    const isMet = entry.do_not_match || !hasNumber(entry.value);
    return { golden, outcome: isMet ? "matched" : "mismatched", note: `unknown: ${answer.unknown}`, ours: null };
  }
  const ours = answer.value;
  if (entry.value === null) {
    const isDefined = ours !== null && ours !== undefined && !Number.isNaN(ours);
    return { golden, outcome: isDefined ? "matched" : "mismatched", note: "the peer failed; ours is defined", ours };
  }
  const isSame = agrees(key, entry, ours, golden.inputs);
  if (entry.do_not_match) {
    return { golden, outcome: isSame ? "mismatched" : "matched", note: "a peer's bug, not reproduced", ours };
  }
  return { golden, outcome: isSame ? "matched" : "mismatched", ours };
}

/** Whether a peer gave any number at all: not an error, and not NaN throughout. */
function hasNumber(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some(hasNumber);
  return value !== null && value !== "NaN";
}

function answerTo(golden: Golden): Answer {
  const answers = ANSWERS[golden.kind];
  if (!answers) return { notComputed: `unknown kind "${golden.kind}"` };
  const found = patternFor(golden.key, Object.keys(answers));
  const answer = found === undefined ? undefined : answers[found];
  if (!answer) return { notComputed: "unknown key" };
  try {
    return answer(golden.inputs, golden.key, golden.entry, golden.whole);
  } catch (error) {
    return { value: `threw: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** The answer's name for a key: itself, or the longest pattern that fits. */
function patternFor(key: string, names: readonly string[]): string | undefined {
  if (names.includes(key)) return key;
  return names.filter((name) => name.includes("{") && fits(key, name)).toSorted((a, b) => b.length - a.length)[0];
}

const fits = (key: string, pattern: string) =>
  new RegExp(
    `^${pattern
      .split(/\{[^}]*\}/)
      .map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&"))
      .join("(.+?)")}$`,
  ).test(key);
