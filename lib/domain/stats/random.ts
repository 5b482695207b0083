/** A seeded source of uniform numbers. Same seed, same stream, on every machine. */
export interface Random {
  uint32(): number;
  /** Uniform integer in [0, bound), without modulo bias (rejection). */
  below(bound: number): number;
  /** Uniform in [0, 1) with 32 bits. */
  uniform(): number;
}

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
  // Signed words stay small integers to the engine; as unsigned ones each step would allocate.
  const [s0, s1, s2, s3] = spread(seed);
  let a = s0 | 0;
  let b = s1 | 0;
  let c = s2 | 0;
  let d = s3 | 0;
  const uint32 = () => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
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

/**
 * Redraws the first `count` of `items` in place: a uniform draw without replacement (Fisher-Yates from the front;
 * bounded integers by multiplication with rejection, Lemire 2019). `items.length` < 2^21.
 */
export function drawFirst(items: Uint8Array, count: number, source: Random): void {
  const { uint32 } = source;
  for (let i = 0; i < count; i++) {
    const bound = items.length - i;
    let product = uint32() * bound;
    let high = Math.floor(product / 0x100000000);
    let low = product - high * 0x100000000;
    if (low < bound) {
      const threshold = 0x100000000 % bound;
      while (low < threshold) {
        product = uint32() * bound;
        high = Math.floor(product / 0x100000000);
        low = product - high * 0x100000000;
      }
    }
    const j = i + high;
    const kept = items[i] as number;
    items[i] = items[j] as number;
    items[j] = kept;
  }
}
