import { describe, expect, it } from "vitest";
import { freezeReference } from "#domain/comparison/comparison.ts";
import type { Sample } from "#domain/sample.ts";
import { samplesOf } from "#domain/summary/count-table.ts";
import { incidence } from "#domain/summary/incidence.ts";
import { plainReading, TOKENIZER, tokenise } from "./tokenise.ts";

const keysOf = (sample: Omit<Sample, "id">, copies: number) =>
  new Set(
    tokenise(
      Array.from({ length: copies }, (_, i) => ({ ...sample, id: `s${i}` })),
      plainReading("salt"),
    ).samples.map(({ key }) => key),
  ).size;

describe("tokenise", () => {
  it.each([
    { copies: 20, keys: 1 },
    { copies: 25, keys: 6 },
  ])("keeps up to twenty copies of a text together and deals the rest: $copies copies, $keys keys", (row) => {
    expect(keysOf({ text: "All the same." }, row.copies)).toBe(row.keys);
  });

  it("knows a human text that models scored by its text, whatever they said of it", () => {
    const scoredAs = (logprob: number) =>
      tokenise([{ id: "h", text: "A rare thing.", origin: "human", logprob, tokens: 3 }], {
        ...plainReading("salt"),
        isGeneration: true,
      });
    const [first, second] = [scoredAs(-6), scoredAs(-9)];
    expect(first.samples).toEqual([]);
    expect(second.scored[0]?.key).toBe(first.scored[0]?.key);
    expect(second.scored[0]?.nats).toBe(3);
  });

  it("gives all samples of a group one key, whatever they say, so that they are split and drawn as a whole", () => {
    const samples = ["one", "two"].flatMap((group) =>
      Array.from({ length: 30 }, (_, i) => ({ id: `${group}${i}`, group, text: `Sentence ${group} ${i}.` })),
    );
    const { samples: tokenised, texts } = tokenise(samples, plainReading("salt"));
    expect(new Set(tokenised.map(({ key }) => key)).size).toBe(2);
    const { control } = freezeReference([{ tokenizer: TOKENIZER, incidence: incidence(tokenised), texts }]);
    expect(control.samples).toBe(30);
  });

  it("deals labels without text one by one, so that a rare label can lie in both halves of a reference", () => {
    expect(keysOf({ labels: ["refund"] }, 12)).toBe(12);
    const samples = Array.from({ length: 1_200 }, (_, i) => ({ id: `s${i}`, labels: [`l${i % 100}`] }));
    const { samples: tokenised, texts } = tokenise(samples, plainReading("salt"));
    const { control } = freezeReference([{ tokenizer: TOKENIZER, incidence: incidence(tokenised), texts }]);
    expect(control.words.names.length).toBe(100);
    expect(Math.max(...control.words.names.map((_, i) => samplesOf(control.words, i)))).toBeLessThan(12);
  });
});
