import { describe, expect, it } from "vitest";
import { budgetOf } from "../budget.ts";
import { FAMILIES } from "../metrics/define.ts";
import { defaultPolicies } from "../policy.ts";
import type { ReferenceRecords } from "../reference.ts";
import { sharpened, worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { type Random, random } from "../stats/random.ts";
import { incidence, type TokenisedSample } from "../summary/incidence.ts";
import { summarise } from "../summary/summary.ts";
import { compare, freezeReference } from "./comparison.ts";
import { measure } from "./measure.ts";

const OPTIONS = {
  budget: budgetOf(defaultPolicies().budget, 1, FAMILIES),
  declared: { pinned: [], named: [] },
  tools: { deflate: (text: string) => ({ bytes: text.length, deflated: text.length }) },
  seed: "shown",
};
const WORLD = worldOf("shown");
const REFERENCE = freezeReference([worldRecords(WORLD, 2_400, random("reference"))]);

function measured(records: ReferenceRecords, reference = REFERENCE) {
  const comparison = compare(reference, summarise(records.tokenizer, records.incidence, []));
  const all = comparison ? measure(comparison, OPTIONS, ["tail", "richness", "drift"]) : [];
  return (id: string, slice = "all") => {
    const found = all.find((each) => each.metric.id === id && each.slice === slice);
    if (!found) throw new Error(`${id} ${slice} was not measured`);
    return found;
  };
}

function known(tested: ReturnType<ReturnType<typeof measured>>) {
  if (tested.estimate.kind === "unknown") throw new Error(`${tested.metric.id}: ${tested.estimate.reason}`);
  return tested.estimate;
}

/** Samples of ten words of an even vocabulary; a label each. */
function spoken(source: Random, samples: number, { words = 400, from = 0, length = 10, labels = [5, 3, 1, 1] } = {}) {
  const bag = labels.flatMap((times, i) => new Array<string>(times).fill(`l${i}`));
  const record = (i: number): TokenisedSample => ({
    key: i * 50 + source.below(50),
    content: `${i}`,
    words: Array.from({ length }, () => `w${from + source.below(words - from)}`),
    labels: [bag[source.below(bag.length)] ?? ""],
    events: [],
  });
  return { tokenizer: "test", incidence: incidence(Array.from({ length: samples }, (_, i) => record(i))), texts: [] };
}

describe("metrics of counts that are shown", () => {
  const cut = measured(worldRecords(sharpened(WORLD, 0.8), 1_200, random("cut")));

  it.each([300, 2_400])("stay near the human value for %i further people, whatever their number", (n) => {
    const people = measured(worldRecords(WORLD, n, random(`people/${n}`)));
    for (const [id, slice] of [
      ["tail.evenness", "rarity:1-9"],
      ["tail.unseen", "all"],
      ["tail.richness", "all"],
    ] as const) {
      const { value, low, high } = known(people(id, slice));
      expect(Math.abs(value - 1), id).toBeLessThan(1.5 * (high - low));
    }
  });

  it.each([
    ["tail.evenness", "rarity:1-9"],
    ["tail.unseen", "all"],
    ["tail.richness", "all"],
  ])("fall when the rarest are cut, and decide nothing (%s %s)", (id, slice) => {
    const tested = cut(id, slice);
    expect(known(tested).high).toBeLessThan(0.95);
    expect(tested).toMatchObject({ isGate: false });
    expect(known(tested).p).toBeUndefined();
  });
});

describe("tail.lost", () => {
  const people = freezeReference([spoken(random("humans"), 1_200)]);
  it("is near zero for further people", () => {
    const { value, low, high } = known(measured(spoken(random("more"), 1_000), people)("tail.lost"));
    expect(Math.abs(value)).toBeLessThan(3);
    expect(low).toBeLessThanOrEqual(0);
    expect(high).toBeGreaterThanOrEqual(0);
  });

  it("counts the regular words that are never said", () => {
    const { value, low } = known(measured(spoken(random("fewer"), 1_000, { from: 60 }), people)("tail.lost"));
    expect(value).toBeGreaterThan(57);
    expect(value).toBeLessThanOrEqual(60);
    expect(low).toBeGreaterThan(40);
  });

  it("blames no generation of shorter texts for what they cannot hold", () => {
    const { low, high } = known(measured(spoken(random("short"), 400, { length: 4 }), people)("tail.lost"));
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });
});

describe("drift.label-psi", () => {
  const people = freezeReference([spoken(random("labelled"), 1_200)]);
  it("holds zero for people of the same labels, at any size", () => {
    for (const n of [250, 1_000, 4_000]) {
      const { low, high, value } = known(measured(spoken(random(`same/${n}`), n), people)("drift.label-psi"));
      expect(low).toBeLessThan(0.02);
      expect(high).toBeGreaterThan(-0.02);
      expect(Math.abs(value)).toBeLessThan(0.05);
    }
  });

  it("passes its watch line when shares move", () => {
    const moved = measured(spoken(random("moved"), 1_000, { labels: [2, 6, 1, 1] }), people)("drift.label-psi");
    expect(known(moved).low).toBeGreaterThan(0.1);
  });

  it("is unknown, with its reason, without labels", () => {
    expect(measured(worldRecords(WORLD, 300, random("bare")))("drift.label-psi").estimate).toMatchObject({
      reason: "no-labels",
    });
  });
});
