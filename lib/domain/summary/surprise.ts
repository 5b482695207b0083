import { byCodeUnit } from "./count-table.ts";

/** Samples with a log probability that are kept: the least keys. */
export const SURPRISE_BOUND = 10_000;
/** Human texts that the model scored and that are kept: the least keys. */
export const SCORED_BOUND = 2_048;

/** How unlikely samples were to the model that wrote them. Ascending by key. `prompt`: 16 hex digits of its hash, "" where there was none. */
export interface Surprise {
  key: Float64Array;
  prompt: string[];
  /** −log probability a token, in nats. */
  nats: Float64Array;
}

/** A human text that the generation's model scored: it measures the model and is none of its output. `words`: each once, ascending. */
export interface Scored {
  key: number;
  nats: number;
  words: string[];
}

/** What a sample brings. */
export interface Surprised {
  key: number;
  prompt: string;
  nats: number;
}

export const NO_SURPRISE: Surprise = { key: new Float64Array(0), prompt: [], nats: new Float64Array(0) };

/** Collects what samples state, in any order, and keeps the `bound` of least key. O(n log n). */
export function surpriseOf(samples: readonly Surprised[], bound = SURPRISE_BOUND): Surprise {
  const kept = samples
    .toSorted((a, b) => a.key - b.key || byCodeUnit(a.prompt, b.prompt) || a.nats - b.nats)
    .slice(0, bound);
  return {
    key: Float64Array.from(kept, ({ key }) => key),
    prompt: kept.map(({ prompt }) => prompt),
    nats: Float64Array.from(kept, ({ nats }) => nats),
  };
}

/** Throws parts together: the whole's, bit for bit. `isWanted`: samples of those keys alone, all of them. */
export function mergeSurprise(parts: readonly Surprise[], isWanted?: (key: number) => boolean): Surprise {
  const all = parts.flatMap(({ key, prompt, nats }) =>
    Array.from(key, (own, i) => ({ key: own, prompt: prompt[i] ?? "", nats: nats[i] ?? 0 })),
  );
  return surpriseOf(isWanted ? all.filter(({ key }) => isWanted(key)) : all);
}

/** The `SCORED_BOUND` scored texts of least key: the whole's, however it was cut. */
export function mergeScored(parts: readonly (readonly Scored[])[]): Scored[] {
  return parts
    .flat()
    .sort((a, b) => a.key - b.key || a.nats - b.nats || byCodeUnit(a.words.join(" "), b.words.join(" ")))
    .slice(0, SCORED_BOUND);
}
