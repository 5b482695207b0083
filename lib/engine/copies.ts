/** How often each content was met, by digest: 12 bytes a content, since a Map of texts would take ten times the memory. */
export interface Copies {
  /** Copies of this content before, and one more from now on. Given its SHA-256 in hex. */
  next(digest: string): number;
  /** As `next`, of a digest's first bytes. */
  nextOf(bytes: Uint8Array, at: number): number;
}

/** Of contents that other segments hold too: the first bytes of the digest of each, and how many copies come before. */
export interface FirstCopies {
  digests: Uint8Array;
  before: Uint32Array;
}

/** Bytes that tell contents apart here: 2^-64 a pair. */
export const DIGEST_BYTES = 8;

/** An open-addressing table of counts. `from`: copies that come before. */
export function createCopies(from?: FirstCopies): Copies {
  let capacity = 1024;
  let size = 0;
  let high = new Uint32Array(capacity);
  let low = new Uint32Array(capacity);
  let count = new Uint32Array(capacity);

  const slotOf = (first: number, second: number): number => {
    let slot = second & (capacity - 1);
    while (count[slot] !== 0 && (high[slot] !== first || low[slot] !== second)) slot = (slot + 1) & (capacity - 1);
    return slot;
  };
  const put = (first: number, second: number, times: number) => {
    const slot = slotOf(first, second);
    high[slot] = first;
    low[slot] = second;
    count[slot] = times;
  };
  const grow = () => {
    const [oldHigh, oldLow, oldCount] = [high, low, count];
    capacity *= 2;
    [high, low, count] = [new Uint32Array(capacity), new Uint32Array(capacity), new Uint32Array(capacity)];
    for (let i = 0; i < oldCount.length; i++) {
      if (oldCount[i] !== 0) put(oldHigh[i] as number, oldLow[i] as number, oldCount[i] as number);
    }
  };
  const advance = (first: number, second: number): number => {
    const slot = slotOf(first, second);
    const known = count[slot] as number;
    if (known > 0) {
      count[slot] = known + 1;
      return known;
    }
    put(first, second, 1);
    if (++size * 2 > capacity) grow();
    return 0;
  };
  const nextOf = (bytes: Uint8Array, at: number) => advance(word(bytes, at), word(bytes, at + 4));
  for (let i = 0; i < (from?.before.length ?? 0); i++) {
    const times = from?.before[i] ?? 0;
    for (let k = 0; k < times; k++) nextOf(from?.digests ?? new Uint8Array(0), i * DIGEST_BYTES);
  }
  return {
    next: (digest) => advance(Number.parseInt(digest.slice(0, 8), 16), Number.parseInt(digest.slice(8, 16), 16)),
    nextOf,
  };
}

const word = (bytes: Uint8Array, at: number) =>
  (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;
