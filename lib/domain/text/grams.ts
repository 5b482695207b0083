import type { Sequences } from "./sequences.ts";

/**
 * Sequences of n consecutive tokens, each a kind of its own; they never cross the ends of a sequence.
 * Exact: what is numbered is the pair (the n-1 tokens before, the last token), never a hash. O(order · tokens).
 */
export function grams(of: Sequences, order: number): Sequences {
  let current = of;
  for (let n = 2; n <= order; n++) current = longer(current, of, n);
  return current;
}

/** Given sequences of n - 1 tokens and of single ones: the sequences of n. */
function longer(shorter: Sequences, words: Sequences, n: number): Sequences {
  const count = words.start.length - 1;
  const start = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const length = (words.start[i + 1] as number) - (words.start[i] as number);
    start[i + 1] = (start[i] as number) + Math.max(0, length - n + 1);
  }
  const tokens = new Uint32Array(start[count] as number);
  const kindOf = pairNumbers(tokens.length);
  for (let i = 0; i < count; i++) {
    const head = shorter.start[i] as number;
    const last = (words.start[i] as number) + n - 1;
    const from = start[i] as number;
    for (let at = from; at < (start[i + 1] as number); at++) {
      const j = at - from;
      tokens[at] = kindOf.number(shorter.tokens[head + j] as number, words.tokens[last + j] as number);
    }
  }
  return { tokens, start, kinds: kindOf.size() };
}

/** Numbers pairs in order of first sight: open addressing over exact keys. */
function pairNumbers(most: number) {
  const size = 2 ** Math.max(4, Math.ceil(Math.log2(2 * most + 1)));
  const mask = size - 1;
  const first = new Uint32Array(size);
  const second = new Uint32Array(size);
  const numbers = new Uint32Array(size);
  let known = 0;
  const number = (a: number, b: number): number => {
    let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) + b;
    h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
    let place = (h ^ (h >>> 15)) & mask;
    while (true) {
      const held = numbers[place] as number;
      if (held === 0) {
        first[place] = a;
        second[place] = b;
        numbers[place] = ++known;
        return known - 1;
      }
      if (first[place] === a && second[place] === b) return held - 1;
      place = (place + 1) & mask;
    }
  };
  return { number, size: () => known };
}
