import { random, wordOf } from "./world.ts";

const VOCABULARY = 6_000;
const WORDS_A_SAMPLE = 16;

/** Words of a law by cumulative weight, drawn by bisection. */
function drawer(weights: readonly number[], draw: () => number): () => number {
  const cumulative: number[] = [];
  let sum = 0;
  for (const weight of weights) {
    sum += weight;
    cumulative.push(sum);
  }
  return () => {
    const at = draw() * sum;
    let low = 0;
    for (let high = cumulative.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** What people say: texts of a Zipfian language. Given how many and a seed. */
export function people(count: number, seed: number): string[] {
  const law = Array.from({ length: VOCABULARY }, (_, rank) => 1 / (rank + 2.7));
  const pick = drawer(law, random(seed));
  return Array.from({ length: count }, () => Array.from({ length: WORDS_A_SAMPLE }, () => wordOf(pick())).join(" "));
}

/** A model that has learned how often each word occurs in these texts, and what it says: really retrained, nothing drawn by hand. */
export function retrained(texts: readonly string[], count: number, seed: number): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text.split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = Array.from(counts.keys());
  const pick = drawer(Array.from(counts.values()), random(seed));
  return Array.from({ length: count }, () =>
    Array.from({ length: WORDS_A_SAMPLE }, () => words[pick()] ?? "").join(" "),
  );
}

/** Of a pool the texts with most of the wanted words, as people write who were asked for them. */
export function chosen(pool: readonly string[], wanted: ReadonlySet<string>, count: number): string[] {
  const held = pool.map((text) => new Set(text.split(" ").filter((word) => wanted.has(word))).size);
  return Array.from(pool.keys())
    .sort((a, b) => (held[b] ?? 0) - (held[a] ?? 0) || a - b)
    .slice(0, count)
    .map((at) => pool[at] ?? "");
}

/** Texts as native records, ids by a prefix. */
export function records(texts: readonly string[], prefix: string): string {
  return texts.map((text, at) => `${JSON.stringify({ id: `${prefix}-${at}`, text })}\n`).join("");
}
