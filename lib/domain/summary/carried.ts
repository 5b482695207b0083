import { mergeNumbers, NO_NUMBERS, type Numbers, numbersOf } from "./numbers.ts";
import { type Answered, mergePrompts, type PromptAnswers, promptsOf } from "./prompts.ts";
import { mergeRows, NO_ROWS, type Rows, rowsOf } from "./rows.ts";
import { mergeSurprise, NO_SURPRISE, type Surprise, surpriseOf } from "./surprise.ts";

/** What samples carry beside their words: numbers by field, embeddings, answers by prompt, log probabilities. */
export interface Carried {
  numbers: Numbers;
  rows: Rows;
  prompts: PromptAnswers[];
  surprise: Surprise;
}

export const NOTHING_CARRIED: Carried = { numbers: NO_NUMBERS, rows: NO_ROWS, prompts: [], surprise: NO_SURPRISE };

/** A sample's key and what it carries. `nats`: −log probability a token. */
export interface Carrier {
  key: number;
  values?: Record<string, number>;
  embedding?: number[];
  answered?: Answered;
  nats?: number;
}

/** Collects what samples carry, all of it, in any order. */
export function carriedBy(samples: readonly Carrier[]): Carried {
  return {
    numbers: numbersOf(samples),
    rows: rowsOf(samples),
    prompts: promptsOf(samples.flatMap(({ answered }) => answered ?? [])),
    surprise: surpriseOf(
      samples.flatMap(({ key, nats, answered }) =>
        nats === undefined ? [] : [{ key, nats, prompt: answered?.prompt ?? "" }],
      ),
      samples.length,
    ),
  };
}

/** Throws parts together, each bounded by its least keys: the whole's, bit for bit. `isWanted`: of those keys alone. */
export function mergeCarried(parts: readonly Carried[], isWanted?: (key: number) => boolean): Carried {
  return {
    numbers: mergeNumbers(
      parts.map(({ numbers }) => numbers),
      undefined,
      isWanted,
    ),
    rows: mergeRows(
      parts.map(({ rows }) => rows),
      undefined,
      isWanted,
    ),
    prompts: mergePrompts(
      parts.map(({ prompts }) => prompts),
      isWanted,
    ),
    surprise: mergeSurprise(
      parts.map(({ surprise }) => surprise),
      isWanted,
    ),
  };
}
