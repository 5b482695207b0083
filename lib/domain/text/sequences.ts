/**
 * Sequences of tokens as numbers below `kinds`, one after another: sequence i is `tokens[start[i]..start[i + 1])`.
 * Kinds are numbered in order of first sight, so the same sequences in the same order are the same numbers.
 */
export interface Sequences {
  tokens: Uint32Array;
  start: Uint32Array;
  kinds: number;
}

/** Numbers the words of samples; `names` tells each number's word. O(words). */
export function sequencesOf(samples: readonly (readonly string[])[]): Sequences & { names: string[] } {
  const idOf = new Map<string, number>();
  const start = new Uint32Array(samples.length + 1);
  samples.forEach((sample, i) => {
    start[i + 1] = (start[i] ?? 0) + sample.length;
  });
  const tokens = new Uint32Array(start[samples.length] ?? 0);
  let at = 0;
  for (const sample of samples) {
    for (const word of sample) {
      const id = idOf.get(word) ?? idOf.size;
      if (id === idOf.size) idOf.set(word, id);
      tokens[at++] = id;
    }
  }
  return { tokens, start, kinds: idOf.size, names: Array.from(idOf.keys()) };
}

/** The same sequences but for those from `from` up to `to`. O(tokens). */
export function without(of: Sequences, from: number, to: number): Sequences {
  const [a, b] = [of.start[from] ?? 0, of.start[to] ?? 0];
  const tokens = new Uint32Array(of.tokens.length - (b - a));
  tokens.set(of.tokens.subarray(0, a));
  tokens.set(of.tokens.subarray(b), a);
  const start = new Uint32Array(of.start.length - (to - from));
  start.set(of.start.subarray(0, from));
  for (let i = to; i < of.start.length; i++) start[i - (to - from)] = (of.start[i] ?? 0) - (b - a);
  return { tokens, start, kinds: of.kinds };
}

/** Sequences `from` up to `to` alone, without a copy of their tokens. O(to - from). */
export function slice(of: Sequences, from: number, to: number): Sequences {
  const first = of.start[from] ?? 0;
  return {
    tokens: of.tokens.subarray(first, of.start[to] ?? 0),
    start: of.start.slice(from, to + 1).map((at) => at - first),
    kinds: of.kinds,
  };
}

/** Each kind once a sequence, in order of first sight. O(tokens). */
export function distinctWithin(of: Sequences): Sequences {
  const count = of.start.length - 1;
  const seenIn = new Int32Array(of.kinds).fill(-1);
  const tokens = new Uint32Array(of.tokens.length);
  const start = new Uint32Array(count + 1);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    for (let at = of.start[i] as number; at < (of.start[i + 1] as number); at++) {
      const kind = of.tokens[at] as number;
      if (seenIn[kind] === i) continue;
      seenIn[kind] = i;
      tokens[kept++] = kind;
    }
    start[i + 1] = kept;
  }
  return { tokens: tokens.slice(0, kept), start, kinds: of.kinds };
}

/** How often each kind occurs. O(tokens + kinds). */
export function countsOf(of: Sequences): Uint32Array {
  const counts = new Uint32Array(of.kinds);
  for (let at = 0; at < of.tokens.length; at++) {
    const kind = of.tokens[at] as number;
    counts[kind] = (counts[kind] as number) + 1;
  }
  return counts;
}
