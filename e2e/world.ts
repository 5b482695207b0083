const VOCABULARY = 4_000;
const WORDS_A_SAMPLE = 14;
const SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "me", "nu", "pa", "ri", "so", "tu", "ve", "za"];

/** A word of its own for each rank: three or four syllables. */
export function wordOf(rank: number): string {
  let text = "";
  for (let rest = rank + SYLLABLES.length ** 2; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    text += SYLLABLES[rest % SYLLABLES.length];
  }
  return text;
}

/** A small seeded generator (mulberry32): the same story every run. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Samples of a made-up language with Zipfian words, as native records.
 * Given how many and a seed; `temperature` below 1 makes frequent words more frequent and rare ones vanish, as training
 * on sharpened output does. Returns NDJSON.
 */
export function samples(count: number, seed: number, temperature = 1): string {
  const draw = random(seed);
  const cumulative: number[] = [];
  for (let rank = 0, sum = 0; rank < VOCABULARY; rank += 1) {
    sum += (1 / (rank + 2.7)) ** (1 / temperature);
    cumulative.push(sum);
  }
  const total = cumulative.at(-1) ?? 0;
  const pick = () => {
    const at = draw() * total;
    let low = 0;
    for (let high = VOCABULARY - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return wordOf(low);
  };
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({ id: `s${seed}-${index}`, text: Array.from({ length: WORDS_A_SAMPLE }, pick).join(" ") }),
  );
  return `${lines.join("\n")}\n`;
}
