import { byCodeUnit } from "./count-table.ts";

/** Prompts whose answers are kept: the least of their hashes, so that all sides keep the same ones. */
export const PROMPT_BOUND = 256;
/** Answers kept of a prompt: the least keys. */
export const ANSWER_BOUND = 16;
/** Characters kept of an answer. */
export const ANSWER_CUT = 1_024;

/** One answer to a prompt. */
export interface Answer {
  key: number;
  content: string;
  text: string;
}

/** What was answered to one prompt. `prompt`: 16 hex digits of its hash. */
export interface PromptAnswers {
  prompt: string;
  answers: Answer[];
}

/** A sample's prompt and its answer. */
export interface Answered extends Answer {
  prompt: string;
}

/** Collects answers by prompt, in any order, and keeps the least. O(n log n). */
export function promptsOf(answered: readonly Answered[]): PromptAnswers[] {
  const held = new Map<string, Answer[]>();
  for (const { prompt, key, content, text } of answered) {
    const answer = { key, content, text: text.slice(0, ANSWER_CUT) };
    const list = held.get(prompt);
    if (list) list.push(answer);
    else held.set(prompt, [answer]);
  }
  return bounded(held);
}

/** Throws parts together: the whole's, bit for bit, however it was cut. `isWanted`: answers of those keys alone. */
export function mergePrompts(
  parts: readonly (readonly PromptAnswers[])[],
  isWanted: (key: number) => boolean = () => true,
): PromptAnswers[] {
  const held = new Map<string, Answer[]>();
  for (const { prompt, answers } of parts.flat()) {
    const wanted = answers.filter(({ key }) => isWanted(key));
    if (wanted.length > 0) held.set(prompt, [...(held.get(prompt) ?? []), ...wanted]);
  }
  return bounded(held);
}

function bounded(held: ReadonlyMap<string, Answer[]>): PromptAnswers[] {
  return Array.from(held.keys())
    .sort(byCodeUnit)
    .slice(0, PROMPT_BOUND)
    .map((prompt) => ({
      prompt,
      answers: (held.get(prompt) ?? [])
        .sort((a, b) => a.key - b.key || byCodeUnit(a.content, b.content) || byCodeUnit(a.text, b.text))
        .slice(0, ANSWER_BOUND),
    }));
}
