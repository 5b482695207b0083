import { describe, expect, it } from "vitest";
import { compare, freezeReference } from "../comparison/comparison.ts";
import { stratumEvidence } from "../injection-size.ts";
import type { InjectionQuantity } from "../judgement.ts";
import { type Order, quantityOf } from "../plan/quantity.ts";
import { sharpened, worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { random } from "../stats/random.ts";
import { stratumIndex } from "../strata.ts";
import { summarise } from "../summary/summary.ts";
import { measuredProgress } from "./measured-progress.ts";
import { controlTally, incidenceRate, tallier } from "./tally.ts";

const LAW = worldOf("intake");
const REFERENCE = freezeReference([worldRecords(LAW, 3_000, random("intake/people"))]);
const RARE = "rarity:1";
const comparison = compare(
  REFERENCE,
  summarise("world", worldRecords(sharpened(LAW, 0.93), 1_500, random("intake/model")).incidence, []),
);
if (!comparison?.heldOut) throw new Error("nothing to compare");
const sides = { heldOut: comparison.heldOut, whole: comparison.whole };
const order: Order = { bundle: 4_000, target: 0.95, massLow: 0.75, enrichment: 2, length: 1, kept: 1 };

const quantity = (stratum: string, more: Partial<Order> = {}): InjectionQuantity => ({
  ...{ stratum, humanSamples: 1, kind: "targeted", ledBy: "rate", rate: 1, presence: 0, floor: 0 },
  inputs: { ...order, ...more, freshShare: null },
});
const rareWords = REFERENCE.catalogue.names.filter((_, i) => REFERENCE.catalogue.stratum[i] === stratumIndex(RARE));
const common = REFERENCE.catalogue.names.filter(
  (_, i) => REFERENCE.catalogue.stratum[i] === stratumIndex("rarity:31+"),
);

/** Samples of so many words, of which so many are different words of the stratum. */
function tallyOf(samples: number, words: number, rich: number) {
  const { tally, add } = tallier(REFERENCE);
  for (let i = 0; i < samples; i++) {
    const rare = Array.from({ length: rich }, (_, k) => rareWords[(i * rich + k) % rareWords.length] ?? "");
    const rest = Array.from({ length: words - rare.length }, (_, k) => common[(i + k) % common.length] ?? "");
    const held = { labels: i % 4 === 0 ? ["fraud"] : [], events: [], values: {} };
    add({ key: i, words: [...rare, ...rest], ...held });
  }
  return tally;
}
const measured = (tally: ReturnType<typeof tallyOf>, quantities: InjectionQuantity[]) =>
  measuredProgress(tally, { reference: REFERENCE, sides, quantities });

describe("measuredProgress", () => {
  it("reads κ as incidences per token over the control's, and ℓ as mean tokens over people's", () => {
    const people = controlTally(REFERENCE);
    const { strata, tokens } = measured(tallyOf(500, 20, 3), [quantity(RARE)]);
    // 1,500 incidences in 10,000 tokens.
    expect(strata[0]?.measured?.enrichment).toBeCloseTo(0.15 / incidenceRate(people, RARE), 9);
    expect(strata[0]?.measured?.length).toBeCloseTo(20 / (people.tokens / people.worded), 9);
    expect(tokens).toBe(20);
  });

  it("asks by the formula of the plan, with what was measured in the place of what was planned", () => {
    const { strata, needed } = measured(tallyOf(500, 20, 6), [quantity(RARE)]);
    const own = strata[0];
    const again = quantityOf(stratumEvidence(RARE, sides.heldOut), { ...order, ...own?.measured });
    expect(own).toMatchObject({ needed: again.samples, ledBy: again.ledBy, planned: { enrichment: 2, length: 1 } });
    expect(needed).toBe(again.samples);
    const rate = (4_000 * 0.2) / (((own?.measured?.enrichment ?? 0) - 0.95) * (own?.measured?.length ?? 0));
    expect(own?.requirements.rate).toBe(Math.ceil(rate));
  });

  it("asks for fewer of richer samples, and says that no number suffices of too poor ones", () => {
    const ofRich = (rich: number) => measured(tallyOf(400, 20, rich), [quantity(RARE)]).strata[0];
    const rates = [12, 8, 6].map((rich) => ofRich(rich)?.requirements.rate ?? 0);
    expect(rates[0]).toBeGreaterThan(0);
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
    expect(new Set(rates).size).toBe(3);
    const needs = [12, 8, 6].map((rich) => ofRich(rich)?.needed ?? 0);
    expect(needs).toEqual(needs.toSorted((a, b) => a - b));
    expect(measured(tallyOf(400, 20, 0), [quantity(RARE)])).toMatchObject({ needed: null });
  });

  it("takes the greatest need of all strata, since every sample counts for each", () => {
    const { strata, needed } = measured(tallyOf(400, 20, 6), [quantity(RARE), quantity(RARE, { massLow: 0.1 })]);
    expect(needed).toBe(Math.max(...strata.map((each) => each.needed ?? 0)));
    expect(strata[0]?.needed).not.toBe(strata[1]?.needed);
  });

  it("reads a label by the share of samples that carry it, and a region not at all: that counts as planned", () => {
    const label = { ...quantity("label:fraud", { enrichment: 40, massLow: 0 }), rate: 100 };
    const region = { ...quantity("cluster:7", { enrichment: 20 }), rate: 42 };
    const { strata } = measured(tallyOf(400, 20, 1), [label, region]);
    // No human sample carries it: one in the whole reference is the least that is believed.
    expect(strata[0]?.measured).toEqual({ enrichment: REFERENCE.whole.samples / 4, length: 1 });
    expect(strata[1]).toMatchObject({ measured: null, needed: Math.ceil((4_000 * 0.2) / (20 - 0.95)) });
  });

  it("is finite for one sample, and for one without a word", () => {
    const { tally, add } = tallier(REFERENCE);
    add({ key: 1, words: [], labels: [], events: [], values: {} });
    expect(measured(tally, [quantity(RARE), quantity("all")])).toMatchObject({ accepted: 1, heldBack: 0, tokens: 0 });
  });
});
