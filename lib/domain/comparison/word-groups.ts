import type { KeptText, Summary } from "../summary/summary.ts";
import type { WordGroups } from "../text/groups.ts";
import { sequencesOf } from "../text/sequences.ts";
import { words } from "../text/words.ts";

/** Groups of kept texts, each left out in turn for the interval. */
const GROUPS = 10;
/** Texts that fall together (one document's have one key) are no groups of their own. */
const LEAST_KEYS = 2 * GROUPS;
/** Samples of a side that are compared whole: what samples share grows with their number. */
const MOST_SAMPLES = 2_000;

/** How both sides are cut to one size: to equally many words in a row, or to equally many whole samples. */
export type Cut = "words" | "samples";

/** Both sides of a comparison as word sequences in groups, cut to one size. */
export interface SidesOfWords {
  control: WordGroups;
  generation: WordGroups;
}

/** Kept texts of both sides, tokenised when first asked for and once for all who ask. Null where one side is too small. */
export function wordGroupsOf(control: Summary, generation: Summary): (cut: Cut) => SidesOfWords | null {
  let known: Record<Cut, SidesOfWords | null> | null = null;
  return (cut) => {
    known ??= bothCuts(control.texts, generation.texts);
    return known[cut];
  };
}

function bothCuts(control: readonly KeptText[], generation: readonly KeptText[]): Record<Cut, SidesOfWords | null> {
  if ([control, generation].some((texts) => new Set(texts.map(({ key }) => key)).size < LEAST_KEYS)) {
    return { words: null, samples: null };
  }
  const read = (texts: readonly KeptText[]) => texts.map(({ text }) => words(text));
  const [a, b] = [read(control), read(generation)];
  const length = Math.floor(Math.min(lengthOf(a), lengthOf(b)) / GROUPS);
  const count = Math.floor(Math.min(a.length, b.length, MOST_SAMPLES) / GROUPS);
  return {
    words: length === 0 ? null : { control: inRows(a, length), generation: inRows(b, length) },
    samples: { control: inSamples(a, count), generation: inSamples(b, count) },
  };
}

const lengthOf = (samples: readonly string[][]) => samples.reduce((sum, sample) => sum + sample.length, 0);

/** Groups of `count` samples, whole, in order of key. */
function inSamples(samples: readonly string[][], count: number): WordGroups {
  const bounds = Array.from({ length: GROUPS + 1 }, (_, g) => g * count);
  return { words: sequencesOf(samples.slice(0, GROUPS * count)), bounds };
}

/** Groups of `length` words in order of key; a sample on a border is cut there. */
function inRows(samples: readonly string[][], length: number): WordGroups {
  const pieces: string[][] = [];
  const bounds = [0];
  let left = length;
  for (const sample of samples) {
    for (let from = 0; from < sample.length && bounds.length <= GROUPS; ) {
      const piece = sample.slice(from, from + left);
      pieces.push(piece);
      from += piece.length;
      left -= piece.length;
      if (left > 0) continue;
      bounds.push(pieces.length);
      left = length;
    }
    if (bounds.length > GROUPS) break;
  }
  return { words: sequencesOf(pieces), bounds };
}
