import type { Comparison } from "./comparison/comparison.ts";
import { select } from "./summary/select.ts";
import { type Summary, summarise } from "./summary/summary.ts";

/**
 * The same generation with one sample per class of near copies: what it says, however often it says it with a word
 * or two changed. Exact up to the incidence bound.
 */
export function distinctSamples({ generation, nearCopies }: Comparison): Summary {
  const { incidence, tokenizer, texts } = generation;
  const classes = nearCopies.subarray(nearCopies.length - incidence.key.length);
  const seen = new Set<number>();
  const keep = Array.from(classes.keys()).filter((at) => {
    const own = classes[at] as number;
    const isFirst = !seen.has(own);
    seen.add(own);
    return isFirst;
  });
  const kept = new Set(keep.map((at) => incidence.content[at]));
  const distinct = summarise(
    tokenizer,
    select(
      [incidence],
      keep.map((at) => ({ source: 0, at })),
    ),
    texts.filter(({ content }) => kept.has(content)),
  );
  // What is no count of samples stays as it was: log probabilities, answers, scored texts.
  return { ...distinct, carried: generation.carried, scored: generation.scored };
}
