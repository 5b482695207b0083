import { grams } from "./grams.ts";
import type { Sequences } from "./sequences.ts";

/** What a zero numerator counts as, so that one missing length of phrase does not zero a sentence (method 1). */
const SMOOTHING = 0.1;

/**
 * Self-BLEU: the mean BLEU of each sample against all others, uniform weights over 1- to `order`-grams, closest
 * reference length (the shorter of two equally close), a zero numerator taken as .1, 0 without a common word.
 * Per phrase only the two largest counts and the owner of the first are kept, so a sample is never among its own
 * references. Returns a share in [0, 1], or null under two samples. O(order · tokens).
 * Source: Papineni et al. 2002; Zhu et al. 2018 (Texygen); smoothing: Chen, Cherry 2014, technique 1.
 */
export function selfBleu(words: Sequences, order = 4): number | null {
  const n = words.start.length - 1;
  if (n < 2) return null;
  const logs = new Float64Array(n);
  const hasCommonWord = new Uint8Array(n);
  for (let k = 1; k <= order; k++) {
    const { matched, total } = clipped(grams(words, k));
    for (let i = 0; i < n; i++) {
      if (k === 1 && (matched[i] as number) > 0) hasCommonWord[i] = 1;
      const share = ((matched[i] as number) || SMOOTHING) / Math.max(1, total[i] as number);
      logs[i] = (logs[i] as number) + Math.log(share) / order;
    }
  }
  const closest = closestLengths(words);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (hasCommonWord[i] === 0) continue;
    const length = (words.start[i + 1] as number) - (words.start[i] as number);
    const reference = closest[i] as number;
    const brevity = length > reference ? 1 : Math.exp(1 - reference / length);
    sum += brevity * Math.exp(logs[i] as number);
  }
  return sum / n;
}

/** Phrases of each sample that others hold too, each at most as often as in one other sample; and all of them. */
function clipped(phrases: Sequences): { matched: Uint32Array; total: Uint32Array } {
  const n = phrases.start.length - 1;
  const largest = new Uint32Array(phrases.kinds);
  const owner = new Int32Array(phrases.kinds).fill(-1);
  const second = new Uint32Array(phrases.kinds);
  const total = new Uint32Array(n);
  const matched = new Uint32Array(n);
  forEachCount(phrases, (kind, count, i) => {
    total[i] = (total[i] as number) + count;
    if (count > (largest[kind] as number)) {
      second[kind] = largest[kind] as number;
      largest[kind] = count;
      owner[kind] = i;
    } else if (count > (second[kind] as number)) second[kind] = count;
  });
  forEachCount(phrases, (kind, count, i) => {
    const elsewhere = (owner[kind] === i ? second[kind] : largest[kind]) as number;
    matched[i] = (matched[i] as number) + Math.min(count, elsewhere);
  });
  return { matched, total };
}

function forEachCount(of: Sequences, visit: (kind: number, count: number, sequence: number) => void): void {
  const counts = new Uint32Array(of.kinds);
  for (let i = 0; i + 1 < of.start.length; i++) {
    const [from, to] = [of.start[i] as number, of.start[i + 1] as number];
    for (let at = from; at < to; at++) {
      const kind = of.tokens[at] as number;
      counts[kind] = (counts[kind] as number) + 1;
    }
    for (let at = from; at < to; at++) {
      const kind = of.tokens[at] as number;
      const count = counts[kind] as number;
      if (count === 0) continue;
      visit(kind, count, i);
      counts[kind] = 0;
    }
  }
}

/** Length of another sample that is closest to each sample's own. */
function closestLengths({ start }: Sequences): Uint32Array {
  const n = start.length - 1;
  const lengths = Uint32Array.from({ length: n }, (_, i) => (start[i + 1] as number) - (start[i] as number));
  const sorted = lengths.slice().sort();
  return lengths.map((length) => {
    const own = firstAtLeast(sorted, length);
    if (sorted[own + 1] === length) return length;
    const [below, above] = [sorted[own - 1], sorted[own + 1]];
    if (below === undefined) return above ?? length;
    return above === undefined || length - below <= above - length ? below : above;
  });
}

function firstAtLeast(sorted: Uint32Array, wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
