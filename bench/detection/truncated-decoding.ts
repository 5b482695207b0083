import type { Level } from "#domain/simulate/level.ts";
import type { Trigram } from "#domain/simulate/recursion.ts";
import { isMark, textOf } from "#domain/simulate/tokens.ts";
import type { Random } from "#domain/stats/random.ts";

const DISCOUNT = 0.75;
const TOKENS_PER_WORD = 4;

/** Which part of the next word's law is drawn from: the likeliest words of a mass, or so many of them. */
export type Truncation = { topP: number } | { topK: number };

/** A law by falling probability. `left`: the mass that goes to the shorter history. */
interface Law {
  word: number[];
  p: number[];
  pOf: Map<number, number>;
  left: number;
}

const byFalling = (pOf: Map<number, number>, left: number): Law => {
  const rows = [...pOf].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { word: rows.map(([word]) => word), p: rows.map(([, p]) => p), pOf, left };
};

/** The law under one history alone, each word's share of the shorter history's law added. Null if it was never seen. */
function lawUnder(level: Level, history: number, shorter: (word: number) => number): Law | null {
  const h = level.historyOf.get(history);
  if (h === undefined) return null;
  const first = level.first[h] ?? 0;
  const end = level.first[h + 1] ?? 0;
  const total = level.upTo[end - 1] ?? 0;
  const left = ((end - first) * DISCOUNT) / total;
  const pOf = new Map<number, number>();
  for (let row = first; row < end; row++) {
    const word = level.word[row] ?? 0;
    pOf.set(word, ((level.count[row] ?? 0) - DISCOUNT) / total + left * shorter(word));
  }
  return byFalling(pOf, left);
}

const NOTHING: Law = { word: [], p: [], pOf: new Map(), left: 1 };

/** The interpolated law of a trigram model (Kneser-Ney, as it is trained), read by falling probability. */
class RankedTrigram {
  private readonly model: Trigram;
  private readonly one: Law;
  private readonly two = new Map<number, Law>();
  private readonly three = new Map<number, Law>();

  constructor(model: Trigram) {
    this.model = model;
    const [, , { word, count }] = model.levels;
    const total = count.reduce((sum, each) => sum + each, 0);
    this.one = byFalling(new Map(Array.from(word, (each, i) => [each, (count[i] ?? 0) / total])), 0);
  }

  private lawsAfter(u: number, v: number): readonly [Law, Law, Law] {
    const [three, two] = this.model.levels;
    const history = u * this.model.words.length + v;
    const middle = this.two.get(v) ?? lawUnder(two, v, (word) => this.one.pOf.get(word) ?? 0) ?? NOTHING;
    const { pOf, left } = middle;
    const shorter = (word: number) => pOf.get(word) ?? left * (this.one.pOf.get(word) ?? 0);
    const long = this.three.get(history) ?? lawUnder(three, history, shorter) ?? NOTHING;
    this.two.set(v, middle);
    this.three.set(history, long);
    return [long, middle, this.one];
  }

  /** Calls `take` with words by falling probability until it returns true. */
  walk(u: number, v: number, take: (word: number, p: number) => boolean): void {
    const [a, b, c] = this.lawsAfter(u, v);
    const [scaleB, scaleC] = [a.left, a.left * b.left];
    for (let i = 0, j = 0, k = 0; ; ) {
      while (j < b.word.length && a.pOf.has(b.word[j] ?? 0)) j++;
      while (k < c.word.length && (a.pOf.has(c.word[k] ?? 0) || b.pOf.has(c.word[k] ?? 0))) k++;
      const [pa, pb, pc] = [a.p[i] ?? -1, (b.p[j] ?? -1) * scaleB, (c.p[k] ?? -1) * scaleC];
      if (pa < 0 && pb < 0 && pc < 0) return;
      const word = pa >= pb && pa >= pc ? a.word[i++] : pb >= pc ? b.word[j++] : c.word[k++];
      if (take(word ?? 0, Math.max(pa, pb, pc))) return;
    }
  }
}

function draw(ranked: RankedTrigram, [u, v]: [number, number], by: Truncation, source: Random): number {
  let mass = "topP" in by ? by.topP : 0;
  if ("topK" in by) {
    let taken = 0;
    ranked.walk(u, v, (_, p) => {
      mass += p;
      return ++taken >= by.topK;
    });
  }
  let left = source.uniform() * mass;
  let last = 0;
  ranked.walk(u, v, (word, p) => {
    last = word;
    left -= p;
    return left < 0;
  });
  return last;
}

/**
 * Sentences of a trigram model (trained at temperature 1) decoded by top-p (Holtzman et al. 2020) or top-k, exactly: the
 * interpolated law is walked by falling probability. Lengths in words are drawn from `lengths`.
 */
export function decodeTruncated(
  model: Trigram,
  by: Truncation,
  lengths: readonly number[],
  sentences: number,
  source: Random,
): string[] {
  const ranked = new RankedTrigram(model);
  return Array.from({ length: sentences }, () => {
    const length = lengths[source.below(lengths.length)] ?? 1;
    const tokens: string[] = [];
    let history: [number, number] = [0, 0];
    for (let words = 0; words < length && tokens.length < length * TOKENS_PER_WORD; ) {
      const word = draw(ranked, history, by, source);
      const token = model.words[word] ?? "";
      tokens.push(token);
      if (!isMark(token)) words++;
      history = [history[1], word];
    }
    return textOf(tokens);
  });
}
