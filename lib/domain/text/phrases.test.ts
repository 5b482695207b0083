import { describe, expect, it } from "vitest";
import { lanesOf } from "../stats/name-hash.ts";
import { followedPhrases } from "./phrases.ts";

const LANES = Array.from({ length: 300 }, (_, i) => lanesOf(`w${i}`));
const FIRST = Uint32Array.from(LANES, ([lane]) => lane);
const SECOND = Uint32Array.from(LANES, ([, lane]) => lane);
const followed = (tokens: number[]) => followedPhrases(tokens, FIRST, SECOND);
const FORWARD = LANES.map((_, i) => i);

describe("followedPhrases", () => {
  it("follows about one phrase in eight, the same ones whatever stands around them", () => {
    const tokens = FORWARD.map((i) => (i * 7) % 300);
    const alone = followed(tokens);
    expect(alone.pairs.length).toBeGreaterThan(20);
    expect(alone.pairs.length).toBeLessThan(60);
    const held = new Set(tokens.flatMap((_, i) => Array.from(followed([5, ...tokens.slice(i, i + 2), 9]).pairs)));
    for (const pair of alone.pairs) expect(held.has(pair)).toBe(true);
  });

  it("tells the order of words apart, holds each phrase once, and has none of a single word", () => {
    const backward = new Set(followed(FORWARD.toReversed()).pairs);
    expect(Array.from(followed(FORWARD).pairs).some((pair) => backward.has(pair))).toBe(false);
    const twice = followed([...FORWARD, ...FORWARD]);
    expect(new Set(twice.triples).size).toBe(twice.triples.length);
    expect(Array.from(twice.triples)).toEqual(Array.from(twice.triples).sort((a, b) => a - b));
    expect([followed([3]).pairs.length, followed([3]).triples.length]).toEqual([0, 0]);
  });
});
