import { describe, expect, it } from "vitest";
import { mauveOfHistograms } from "#domain/classic/mauve.ts";
import { mauveOfRows } from "#domain/classic/mauve-buckets.ts";
import { random } from "#domain/stats/random.ts";
import { check } from "../check.ts";
import { goldenSet } from "../golden-set.ts";
import type { Entry } from "./answers.ts";

const OPEN = goldenSet(new URL("..", import.meta.url).pathname).goldens.filter(({ kind }) => kind === "embedding");
const ENTRIES = new Map<string, Entry>(OPEN.map(({ key, entry }) => [key, entry]));

const drawn = (n: number, width: number, seed: string) => {
  const { uniform } = random(seed);
  return Array.from({ length: n }, () => Array.from({ length: width }, () => uniform() - 0.5));
};

describe("answers to embedding files", () => {
  it("agree on every open key", () => {
    for (const golden of OPEN) expect(check(golden), golden.name).toMatchObject({ outcome: "matched" });
  });

  it.each([
    ["nothing", [], []],
    ["one row a side", [[1, 2]], [[2, 1]]],
    ["rows that are all the same", new Array(12).fill([1, 2, 3]), new Array(12).fill([1, 2, 3])],
    ["rows of zeros", new Array(8).fill([0, 0]), new Array(8).fill([0, 0])],
    ["fewer rows than components", drawn(8, 20, "a"), drawn(9, 20, "b")],
    ["rows that are no numbers", new Array(9).fill(["NaN", 1]), new Array(9).fill([1, 1])],
  ])("give a number or say why not, for %s", (_, P, Q) => {
    for (const [key, entry] of ENTRIES) {
      const inputs = { P, Q };
      const whole = { id: "other", kind: "embedding", inputs, reference: {} };
      const golden = { file: "other.json", kind: "embedding", name: key, key, inputs, whole };
      const { note, ours } = check({ ...golden, entry: { ...entry, value: null, error: "raised" } });
      const numbers = typeof ours === "object" && ours !== null ? Object.values(ours).flat() : [ours];
      const isTold = note?.startsWith("unknown") || numbers.every((each) => Number.isFinite(each));
      expect(isTold, `${key}: ${note}, ${JSON.stringify(ours)}`).toBe(true);
    }
  });
});

describe("MAUVE", () => {
  it("is 1 for equal histograms and near nothing for histograms with nothing in common", () => {
    expect(mauveOfHistograms([0.2, 0.5, 0.3], [0.2, 0.5, 0.3])).toBeCloseTo(1, 12);
    expect(mauveOfHistograms([1, 0], [0, 1])).toBeLessThan(0.01);
  });

  it("falls as one side loses half of its clusters", () => {
    const cluster = (n: number, centres: number, seed: string) => {
      const { uniform, below } = random(seed);
      return Float64Array.from(
        Array.from({ length: n }, () => {
          const at = below(centres);
          return Array.from({ length: 8 }, (_, k) => (k === at ? 3 : 0) + uniform() - 0.5);
        }).flat(),
      );
    };
    const human = cluster(300, 8, "human");
    const [same, half] = [cluster(300, 8, "same"), cluster(300, 4, "half")];
    expect(mauveOfRows(human, same, 8, ["seed"])).toBeGreaterThan(0.85);
    expect(mauveOfRows(human, half, 8, ["seed"])).toBeLessThan(0.6);
  });
});
