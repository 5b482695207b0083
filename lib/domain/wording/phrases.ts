import type { WordingDetail } from "../judgement.ts";
import { rateRatio } from "../stats/exact-counts.ts";
import type { KeptText } from "../summary/summary.ts";
import { words } from "../text/words.ts";

/** Words of a phrase that is counted. */
const SIZES = [3, 4] as const;
/** Phrases shown: the commonest, and those that outgrew people's most. */
const SHOWN = 12;
/** Texts that a phrase must stand in to be told. */
const LEAST = 3;
/** A phrase that stands in so large a part of a longer one's texts is that one's part. */
const SAME = 0.8;

interface Counted {
  texts: number;
  words: number;
  held: Map<string, number>;
}

/**
 * The phrases of three and four words that most kept texts hold, and those that outgrew people's, with the human rate
 * beside. A text counts once, however often it says it; copies of a text count once too.
 * Given the kept texts of both sides. Returns at most 24 phrases. O(words of the texts).
 */
export function commonPhrases(human: readonly KeptText[], generation: readonly KeptText[]): WordingDetail["phrases"] {
  const own = counted(generation);
  const other = counted(human);
  const rated = Array.from(own.held)
    .filter(([, texts]) => texts >= LEAST)
    .map(([phrase, texts]) => ({ phrase, texts, human: other.held.get(phrase) ?? 0 }));
  const byCount = rated.toSorted((a, b) => b.texts - a.texts || (a.phrase < b.phrase ? -1 : 1));
  const common = withoutParts(byCount, SHOWN);
  // The exact interval is dear: it is taken of the phrases that the plain ratio puts first.
  const rate = (texts: number, of: Counted) => (texts + 0.5) / Math.max(1, of.words);
  const byGrowth = rated
    .filter((each) => !common.some((known) => overlaps(known, each)))
    .map((each) => ({ ...each, growth: surely(each, own, other, rate) }))
    .filter(({ growth }) => growth > 0)
    .sort((a, b) => b.growth - a.growth || (a.phrase < b.phrase ? -1 : 1));
  const grown = withoutParts(byGrowth, SHOWN);
  const shown = [
    ...common.map((each) => ({ ...each, isGrown: false })),
    ...grown.map((each) => ({ ...each, isGrown: true })),
  ];
  return {
    texts: own.texts,
    words: own.words,
    humanTexts: other.texts,
    humanWords: other.words,
    shown: shown.map(({ phrase, texts, human: held, isGrown }) => ({
      phrase,
      texts,
      human: held,
      isGrown,
      ratio: rateRatio({ hits: texts, exposure: own.words }, { hits: held, exposure: other.words }),
    })),
  };
}

/** Logarithm of the ratio less 1.96 of its standard error (Katz et al. 1978): how much it surely grew, about. */
function surely(
  { texts, human }: { texts: number; human: number },
  own: Counted,
  other: Counted,
  rate: (texts: number, of: Counted) => number,
): number {
  return Math.log(rate(texts, own) / rate(human, other)) - 1.96 * Math.sqrt(1 / (texts + 0.5) + 1 / (human + 0.5));
}

/** The first phrases; of those that hardly differ (one in the other, or one window further) the longest stands for all. */
function withoutParts<T extends { phrase: string; texts: number }>(sorted: readonly T[], wanted: number): T[] {
  const chosen: T[] = [];
  for (const each of sorted) {
    const at = chosen.findIndex((other) => overlaps(other, each) && each.texts >= SAME * other.texts);
    const same = chosen[at];
    if (same === undefined) chosen.push(each);
    else if (each.phrase.includes(same.phrase)) chosen[at] = each;
    if (chosen.length >= 2 * wanted) break;
  }
  return chosen.slice(0, wanted);
}

const overlaps = (a: { phrase: string }, b: { phrase: string }) =>
  ` ${a.phrase} `.includes(` ${b.phrase} `) ||
  ` ${b.phrase} `.includes(` ${a.phrase} `) ||
  isShifted(a.phrase, b.phrase) ||
  isShifted(b.phrase, a.phrase);

/** "the united states of" and "united states of america": one phrase seen through two windows. */
const isShifted = (a: string, b: string) => {
  const rest = a.slice(a.indexOf(" ") + 1);
  return rest.includes(" ") && b.startsWith(`${rest} `);
};

function counted(texts: readonly KeptText[]): Counted {
  const held = new Map<string, number>();
  let total = 0;
  for (const { text } of texts) {
    const said = words(text);
    total += said.length;
    const own = new Set<string>();
    for (const size of SIZES) for (let i = 0; i + size <= said.length; i++) own.add(said.slice(i, i + size).join(" "));
    for (const phrase of own) held.set(phrase, (held.get(phrase) ?? 0) + 1);
  }
  return { texts: texts.length, words: total, held };
}
