/** How often each content was met, by 48 bits of its digest: a Map of texts would take ten times the memory. */
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

/** Bytes of a digest that are sent: six of them tell contents apart. Of a million, one pair in five hundred such sets is counted as one. */
export const DIGEST_BYTES = 8;

/** Counts beyond this are kept apart: nearly every content comes once. */
const MOST = 255;

/** An open-addressing table of counts, 7 bytes a slot. `from`: copies that come before. */
export function createCopies(from?: FirstCopies): Copies {
  let table = emptyTable(1024);
  let size = 0;
  const beyond = new Map<number, number>();
  const advance = (first: number, second: number): number => {
    const slot = slotOf(table, first & 0xffff, second);
    const known = table.count[slot] as number;
    if (known === 0) {
      put(table, slot, { high: first & 0xffff, low: second, count: 1 });
      if (++size * 4 > table.count.length * 3) table = larger(table);
      return 0;
    }
    if (known < MOST) {
      table.count[slot] = known + 1;
      return known;
    }
    const name = (first & 0xffff) * 2 ** 32 + second;
    const times = beyond.get(name) ?? MOST;
    beyond.set(name, times + 1);
    return times;
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

interface Table {
  high: Uint16Array;
  low: Uint32Array;
  count: Uint8Array;
}

const emptyTable = (capacity: number): Table => ({
  high: new Uint16Array(capacity),
  low: new Uint32Array(capacity),
  count: new Uint8Array(capacity),
});

/** Where a content lies, or would. */
function slotOf({ high, low, count }: Table, first: number, second: number): number {
  const mask = count.length - 1;
  let slot = second & mask;
  while (count[slot] !== 0 && (high[slot] !== first || low[slot] !== second)) slot = (slot + 1) & mask;
  return slot;
}

function put({ high, low, count }: Table, slot: number, of: { high: number; low: number; count: number }): void {
  high[slot] = of.high;
  low[slot] = of.low;
  count[slot] = of.count;
}

function larger(of: Table): Table {
  const more = emptyTable(of.count.length * 2);
  of.count.forEach((count, i) => {
    const [high, low] = [of.high[i] as number, of.low[i] as number];
    if (count > 0) put(more, slotOf(more, high, low), { high, low, count });
  });
  return more;
}

const word = (bytes: Uint8Array, at: number) =>
  (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;
