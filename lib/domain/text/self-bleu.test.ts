import { describe, expect, it } from "vitest";
import { random } from "../stats/random.ts";
import { selfBleu } from "./self-bleu.ts";
import { sequencesOf } from "./sequences.ts";

/** BLEU of one sample against the others, straight from the definition. */
function bleu(samples: readonly string[][], at: number, order: number): number {
  const own = samples[at] ?? [];
  const others = samples.filter((_, i) => i !== at);
  const counted = (words: readonly string[], n: number) => {
    const counts = new Map<string, number>();
    for (let i = 0; i + n <= words.length; i++) {
      const name = words.slice(i, i + n).join(" ");
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  };
  let logs = 0;
  for (let n = 1; n <= order; n++) {
    const references = others.map((other) => counted(other, n));
    let matched = 0;
    for (const [name, count] of counted(own, n)) {
      matched += Math.min(count, Math.max(...references.map((each) => each.get(name) ?? 0)));
    }
    if (n === 1 && matched === 0) return 0;
    logs += Math.log((matched || 0.1) / Math.max(1, own.length - n + 1)) / order;
  }
  const closest = others
    .map((other) => other.length)
    .toSorted((a, b) => Math.abs(a - own.length) - Math.abs(b - own.length) || a - b)[0];
  return Math.exp(logs) * (own.length > (closest ?? 0) ? 1 : Math.exp(1 - (closest ?? 0) / own.length));
}

describe("selfBleu", () => {
  it.each([2, 3, 4])("is the mean BLEU of each sample against all others, up to %i words", (order) => {
    const source = random(`self-bleu/${order}`);
    const samples = Array.from({ length: 40 }, () =>
      Array.from({ length: source.below(12) }, () => `w${source.below(6)}`),
    );
    const wanted = samples.reduce((sum, _, i) => sum + bleu(samples, i, order), 0) / samples.length;
    expect(selfBleu(sequencesOf(samples), order)).toBeCloseTo(wanted, 12);
  });

  it("is 1 of copies, 0 of samples without a common word, and unknown of one sample", () => {
    const copies = Array.from({ length: 5 }, () => ["the", "same", "five", "words", "again"]);
    expect(selfBleu(sequencesOf(copies))).toBeCloseTo(1, 12);
    expect(selfBleu(sequencesOf([["a", "b"], ["c"], []]))).toBe(0);
    expect(selfBleu(sequencesOf([["a", "b"]]))).toBeNull();
  });
});
