import { describe, expect, it } from "vitest";
import { random } from "../stats/random.ts";
import { grams } from "./grams.ts";
import { countsOf, distinctWithin, sequencesOf, slice, without } from "./sequences.ts";

const drawn = (seed: string, samples: number, types: number) => {
  const source = random(seed);
  return Array.from({ length: samples }, () =>
    Array.from({ length: source.below(9) }, () => `w${source.below(types)}`),
  );
};

describe("grams", () => {
  it.each([1, 2, 3, 4])("tells every sequence of %i words apart, and never crosses a sample", (order) => {
    const samples = drawn(`grams/${order}`, 400, 12);
    const written = samples.map((words) =>
      words.slice(0, Math.max(0, words.length - order + 1)).map((_, i) => words.slice(i, i + order).join(" ")),
    );
    const { tokens, start, kinds } = grams(sequencesOf(samples), order);
    expect(kinds).toBe(new Set(written.flat()).size);
    written.forEach((each, i) => {
      expect((start[i + 1] ?? 0) - (start[i] ?? 0)).toBe(each.length);
    });
    const nameOf = new Map<number, string>();
    written.flat().forEach((name, at) => {
      const kind = tokens[at] ?? -1;
      expect(nameOf.get(kind) ?? name).toBe(name);
      nameOf.set(kind, name);
    });
  });

  it("gives nothing of nothing", () => {
    expect(grams(sequencesOf([]), 4)).toMatchObject({ tokens: new Uint32Array(), kinds: 0 });
    expect(grams(sequencesOf([["one"]]), 2).tokens).toHaveLength(0);
  });
});

describe("sequences", () => {
  const samples = drawn("sequences", 30, 7);
  const all = sequencesOf(samples);
  const written = ({ tokens, start }: { tokens: Uint32Array; start: Uint32Array }) =>
    Array.from(start.slice(1), (to, i) => Array.from(tokens.subarray(start[i], to), (kind) => all.names[kind]));

  it("leave some out, or keep only some, and change nothing else", () => {
    expect(written(without(all, 4, 9))).toEqual([...samples.slice(0, 4), ...samples.slice(9)]);
    expect(written(without(all, 0, 30))).toEqual([]);
    expect(written(slice(all, 4, 9))).toEqual(samples.slice(4, 9));
  });

  it("hold each kind once a sample, and count what occurs", () => {
    expect(written(distinctWithin(all))).toEqual(samples.map((words) => Array.from(new Set(words))));
    const counts = countsOf(all);
    all.names.forEach((name, kind) => {
      expect(counts[kind]).toBe(samples.flat().filter((word) => word === name).length);
    });
  });
});
