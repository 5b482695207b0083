import { describe, expect, it } from "vitest";
import { lanesOf } from "../stats/name-hash.ts";
import { followedPhrases } from "./phrases.ts";

const NAMES = Array.from({ length: 300 }, (_, i) => `w${i}`);
const HASHES = Uint32Array.from(NAMES, (name) => lanesOf(name)[0]);

describe("followedPhrases", () => {
  it("follows about one phrase in eight, the same ones whatever stands around them", () => {
    const tokens = NAMES.map((_, i) => (i * 7) % 300);
    const alone = followedPhrases(tokens, NAMES, HASHES);
    expect(alone.pairs.length).toBeGreaterThan(20);
    expect(alone.pairs.length).toBeLessThan(60);
    const [pair = ""] = alone.pairs;
    const two = pair.split(" ").map((word) => NAMES.indexOf(word));
    expect(followedPhrases([5, ...two, 9], NAMES, HASHES).pairs).toContain(pair);
  });

  it("tells the order of words apart, holds each phrase once, and has none of a single word", () => {
    const backward = NAMES.map((_, i) => 299 - i);
    const forward = NAMES.map((_, i) => i);
    const [one, other] = [forward, backward].map((tokens) => followedPhrases(tokens, NAMES, HASHES));
    expect(one?.pairs.filter((pair) => other?.pairs.includes(pair))).toEqual([]);
    const twice = followedPhrases([...forward, ...forward], NAMES, HASHES);
    expect(new Set(twice.triples).size).toBe(twice.triples.length);
    expect(followedPhrases([3], NAMES, HASHES)).toEqual({ pairs: [], triples: [] });
  });
});
