import { describe, expect, it } from "vitest";
import { followedNames } from "../followed.ts";
import { sampleWorld, worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { random } from "../stats/random.ts";
import { expectedSeen } from "../stats/rarefaction.ts";
import { following } from "../summary/count-table.ts";
import { incidence } from "../summary/incidence.ts";
import { mergeSummaries, summarise } from "../summary/summary.ts";
import { compare, freezeReference } from "./comparison.ts";

const WORLD = worldOf("bounded");
const REFERENCE = freezeReference([worldRecords(WORLD, 1_000, random("reference"))]);
/** People's words, and in each sample some that nobody else says. */
const MODEL = summarise(
  "world",
  incidence(
    sampleWorld(WORLD, 800, random("model")).map((events, i) => ({
      key: random(`key/${i}`).uint32(),
      content: String(i),
      words: [...Array.from(events, (event) => `w${event}`), ...Array.from({ length: 9 }, (_, k) => `own${i * 7 + k}`)],
      labels: [],
      events: [],
    })),
  ),
  [],
);
const FOLLOWED = { ...MODEL, words: following(MODEL.words, followedNames(REFERENCE)) };

const sideOf = (bound: number) => {
  const generation = mergeSummaries([FOLLOWED], { words: bound });
  const side = compare(REFERENCE, generation)?.whole.generation.whole;
  if (!side) throw new Error("nothing to compare");
  return side;
};

describe("a full table of words", () => {
  const exact = sideOf(Number.POSITIVE_INFINITY);
  const bound = 1_500;
  const sampled = sideOf(bound);

  it("counts what people say exactly, whatever else a generation makes up", () => {
    expect(sampled.presence.slice(0, -1)).toEqual(exact.presence.slice(0, -1));
    expect(sampled.cells).toEqual(exact.cells);
  });

  it("estimates what nobody says within three standard errors of its bound", () => {
    const own = exact.presence.at(-1);
    const seen = sampled.presence.at(-1);
    if (!own || !seen) throw new Error("no events outside");
    const all = expectedSeen([own], exact.n, 400);
    expect(all).toBeGreaterThan(2 * bound);
    expect(Math.abs(expectedSeen([seen], exact.n, 400) / all - 1)).toBeLessThan(3 / Math.sqrt(bound - 2));
    expect(expectedSeen([seen], exact.n, 400)).not.toBe(all);
  });
});
