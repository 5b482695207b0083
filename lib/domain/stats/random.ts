/** A seeded source of uniform numbers. Same seed, same stream, on every machine. */
export interface Random {
  uint32(): number;
  /** Uniform integer in [0, bound), without modulo bias (rejection). */
  below(bound: number): number;
  /** Uniform in [0, 1) with 32 bits. */
  uniform(): number;
}

const rotate = (x: number, k: number) => ((x << k) | (x >>> (32 - k))) >>> 0;

/** Spreads a string over four 32-bit words (MurmurHash3 finaliser per word, after FNV-like mixing). */
function spread(seed: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef];
  for (let i = 0; i < seed.length; i++) {
    const code = seed.charCodeAt(i);
    words[0] = Math.imul(words[0] ^ code, 0x85ebca6b) ^ (words[3] >>> 15);
    words[1] = Math.imul(words[1] ^ code, 0xc2b2ae35) ^ (words[0] >>> 13);
    words[2] = Math.imul(words[2] ^ code, 0x27d4eb2f) ^ (words[1] >>> 16);
    words[3] = Math.imul(words[3] ^ code, 0x165667b1) ^ (words[2] >>> 14);
  }
  const finish = (h: number) => {
    let x = h ^ (h >>> 16);
    x = Math.imul(x, 0x85ebca6b);
    x ^= x >>> 13;
    x = Math.imul(x, 0xc2b2ae35);
    return (x ^ (x >>> 16)) >>> 0;
  };
  return [finish(words[0]), finish(words[1]), finish(words[2]), finish(words[3]) || 1];
}

/**
 * xoshiro128** (Blackman, Vigna 2018), seeded from a string.
 * Given a seed that names what is drawn (digests, metric, purpose), never a time or a row id.
 */
export function random(seed: string): Random {
  let [a, b, c, d] = spread(seed);
  const uint32 = () => {
    const result = Math.imul(rotate(Math.imul(b, 5) >>> 0, 7), 9) >>> 0;
    const t = (b << 9) >>> 0;
    c = (c ^ a) >>> 0;
    d = (d ^ b) >>> 0;
    b = (b ^ c) >>> 0;
    a = (a ^ d) >>> 0;
    c = (c ^ t) >>> 0;
    d = rotate(d, 11);
    return result;
  };
  for (let i = 0; i < 16; i++) uint32();
  const below = (bound: number) => {
    const limit = 0x100000000 - (0x100000000 % bound);
    let x = uint32();
    while (x >= limit) x = uint32();
    return x % bound;
  };
  return { uint32, below, uniform: () => uint32() / 0x100000000 };
}

/** Shuffles the first `count` places of `items` in place (Fisher-Yates from the front): a draw without replacement. */
export function drawFirst(items: Uint32Array, count: number, source: Random): void {
  for (let i = 0; i < count; i++) {
    const j = i + source.below(items.length - i);
    const kept = items[i] ?? 0;
    items[i] = items[j] ?? 0;
    items[j] = kept;
  }
}
