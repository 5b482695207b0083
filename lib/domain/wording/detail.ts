import type { WordingDetail } from "../judgement.ts";
import type { Summary } from "../summary/summary.ts";
import { lengthShares } from "./lengths.ts";
import { movedWords } from "./moved-words.ts";
import { commonPhrases } from "./phrases.ts";
import { commonestCopies, nearPairs } from "./repeats.ts";

/**
 * What the pages of diversity and drift show beside their numbers: copies, near copies, phrases, words that moved, lengths.
 * Given both human halves together and the generation. Bounded, some 60 kB at most; computed at judgement, never on a page
 * request. O(contents + words + texts).
 */
export function wordingDetail(human: Summary, generation: Summary): WordingDetail {
  return {
    samples: generation.samples,
    humanSamples: human.samples,
    duplicates: commonestCopies(generation),
    nearCopies: nearPairs(generation),
    phrases: commonPhrases(human.texts, generation.texts),
    words: movedWords(human, generation),
    lengths: lengthShares(human.lengths, generation.lengths),
  };
}
