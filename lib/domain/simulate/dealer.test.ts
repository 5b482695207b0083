import { describe, expect, it } from "vitest";
import { random } from "../stats/random.ts";
import { dealer } from "./dealer.ts";
import { worldOf } from "./world.ts";
import { worldRecords } from "./world-records.ts";

const records = worldRecords(worldOf("dealer"), 60, random("dealer"));
const people = { ...records, texts: new Map<string, string>(), group: null };
const groupOf = new Map(records.incidence.content.map((content, i) => [content, `g${i % 12}`]));
const grouped = { ...people, group: records.incidence.content.map((content) => groupOf.get(content) ?? "") };

describe("dealer", () => {
  it("takes no sample twice, and lends only what is left", () => {
    const { take, lend } = dealer(people, random("deal"));
    const sets = [take(25), take(20), lend(15)].map(({ incidence }) => incidence.content);
    expect(new Set(sets.flat()).size).toBe(60);
    expect(lend(15).incidence.content.toSorted()).toEqual(sets[2]?.toSorted());
    expect(() => take(16)).toThrow(RangeError);
  });

  it("deals whole groups under one key", () => {
    const { incidence } = dealer(grouped, random("deal")).take(5);
    const names = incidence.content.map((content) => groupOf.get(content));
    expect(incidence.key.length).toBe(25);
    expect(new Set(names).size).toBe(5);
    expect(new Set(incidence.key).size).toBe(5);
    expect(names.every((name, i) => name === names[i - 1] || incidence.key[i] !== incidence.key[i - 1])).toBe(true);
  });

  it("deals the same for the same seed", () => {
    const keys = () => Array.from(dealer(people, random("again")).take(30).incidence.key);
    expect(keys()).toEqual(keys());
  });
});
