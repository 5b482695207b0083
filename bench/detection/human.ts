import { type Random, random } from "#domain/stats/random.ts";

/** One human sentence and the document, speaker or book it comes from. `year` where it is known. */
export interface Piece {
  text: string;
  group: string;
  year?: number;
}

/** Human sentences in disjoint parts. No text stands in two of them. */
export interface Human {
  /** Never learned from: catalogue and control. */
  holdOut: Piece[];
  /** What the first model learns from. */
  training: Piece[];
  /** Whatever is left: fresh human generations, fresh shares of bundles, other subjects. */
  fresh: Piece[];
  /** Written without spaces between words. */
  isUnspaced: boolean;
  seed: string;
}

const LARGEST = { holdOut: 5000, training: 7000 };
const SHARE = { holdOut: 0.32, training: 0.34 };
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u;

/** Fisher-Yates on a copy. */
export function shuffled<T>(items: readonly T[], source: Random): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = source.below(i + 1);
    const kept = all[i] as T;
    all[i] = all[j] as T;
    all[j] = kept;
  }
  return all;
}

/** Shuffles the sentences of a corpus and cuts them into hold-out, training and fresh. */
export function humanOf(pieces: readonly Piece[], seed: string): Human {
  const all = shuffled(pieces, random(`detection/${seed}`));
  const holdOut = Math.min(LARGEST.holdOut, Math.floor(all.length * SHARE.holdOut));
  const training = Math.min(LARGEST.training, Math.floor(all.length * SHARE.training));
  const first = all.slice(0, 200).filter(({ text }) => UNSPACED.test(text));
  return {
    holdOut: all.slice(0, holdOut),
    training: all.slice(holdOut, holdOut + training),
    fresh: all.slice(holdOut + training),
    isUnspaced: first.length > 100,
    seed,
  };
}

export const textsOf = (pieces: readonly Piece[]): string[] => pieces.map(({ text }) => text);

/** Consecutive parts of a list; throws when it does not hold them all. */
export function partsOf<T>(items: readonly T[], sizes: readonly number[]): T[][] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > items.length) throw new RangeError(`${total} wanted of ${items.length}`);
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return items.slice(at - size, at);
  });
}
