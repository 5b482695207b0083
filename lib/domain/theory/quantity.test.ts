import { describe, expect, it } from "vitest";
import { compare, freezeReference } from "../comparison/comparison.ts";
import { stratumEvidence } from "../injection-size.ts";
import { afterInjection, type Order, quantityOf, rateOf } from "../plan/quantity.ts";
import { humanPool, injectedWorld, richest } from "../simulate/injection.ts";
import { resampled, sharpened, type World, worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { random } from "../stats/random.ts";
import { stratumIndex } from "../strata.ts";
import { summarise } from "../summary/summary.ts";
import { chances, expectedShown } from "./testing/known-world.ts";
import { mean, replicated, runsOf } from "./testing/replicates.ts";

const M = 4_000;
const LAW = worldOf("T12");
const HUMAN = chances(LAW);
const REFERENCE = freezeReference([worldRecords(LAW, 5_000, random("T12"))]);
const eventsOf = (slice: string) =>
  REFERENCE.catalogue.names.flatMap((name, i) =>
    REFERENCE.catalogue.stratum[i] === stratumIndex(slice) ? Number(name.slice(1)) : [],
  );
const total = (chance: Float64Array) => chance.reduce((sum, each) => sum + each, 0);
const within = (chance: Float64Array, events: readonly number[]) =>
  events.reduce((sum, e) => sum + (chance[e] ?? 0), 0);
const RARE = eventsOf("rarity:1");
const HUMAN_RATE = within(HUMAN, RARE) / total(HUMAN);

describe("the rate asked of a ticket, M = 4,000 sharpened samples", () => {
  const model = chances(sharpened(LAW, 0.93));
  const mass = within(model, RARE) / total(model) / HUMAN_RATE;
  /** Incidences of the stratum, and of all, in H human samples: expected, or those of the richest tenth of a pool. */
  const chosen = (count: number, seed: string) => {
    const wanted = new Set(RARE);
    const pool = humanPool(LAW, count * 10, random(seed)).map(({ draws }) => {
      const kinds = Array.from(new Set(draws));
      return { wanted: kinds.filter((event) => wanted.has(event)).length, tokens: kinds.length };
    });
    const best = richest(pool, count).flatMap((i) => pool[i] ?? []);
    return {
      held: best.reduce((sum, each) => sum + each.wanted, 0),
      tokens: best.reduce((sum, each) => sum + each.tokens, 0),
    };
  };
  const bundleMass = (human: { held: number; tokens: number }) =>
    (M * within(model, RARE) + human.held) / (M * total(model) + human.tokens) / HUMAN_RATE;

  it("brings the bundle to .95 of the human rate with random samples: T12, H_rate", () => {
    const samples = rateOf({ bundle: M, target: 0.95, massLow: mass, enrichment: 1, length: 1 }) ?? 0;
    expect(mass).toBeLessThan(0.85);
    const human = { held: samples * within(HUMAN, RARE), tokens: samples * total(HUMAN) };
    expect(Math.abs(bundleMass(human) - 0.95)).toBeLessThan(0.01);
  });

  it("brings it there with fewer that were chosen for it: T12, H_rate with κ", () => {
    const planned = chosen(500, "T12/planned");
    const enrichment = planned.held / planned.tokens / HUMAN_RATE;
    const samples = rateOf({ bundle: M, target: 0.95, massLow: mass, enrichment, length: 1 }) ?? 0;
    expect(enrichment).toBeGreaterThan(1.5);
    expect(Math.abs(bundleMass(chosen(samples, "T12/batch")) - 0.95)).toBeLessThan(0.01);
  });

  it("says that no number of samples suffices which are no richer than the target", () => {
    expect(rateOf({ bundle: M, target: 0.95, massLow: mass, enrichment: 0.95, length: 1 })).toBeNull();
  });
});

describe("the presence and the recovery asked of a ticket, after four resampling steps", () => {
  const learned = (run: number) => {
    const source = random(`T12/${run}`);
    let model = resampled(LAW, M, source);
    for (let g = 2; g <= 4; g++) model = resampled(model, M, source);
    return model;
  };
  const order: Order = { bundle: M, target: 0.95, massLow: null, enrichment: 1, length: 1, kept: 1 };
  const models = replicated(runsOf(2, 8), (run) => run).map(learned);
  const known = models.map(chances);
  const heldOutOf = (model: World, n: number) => {
    const { tokenizer, incidence } = worldRecords(model, n, random(`T12/observed/${n}`));
    const heldOut = compare(REFERENCE, summarise(tokenizer, incidence, []))?.heldOut;
    if (!heldOut) throw new Error("nothing to compare");
    return heldOut;
  };
  const bundles = models.map((model) => heldOutOf(model, M));
  const observed = models.map((model) => heldOutOf(model, 1_000));

  it.each(["rarity:1", "rarity:2-3"])("lets the bundle show as many kinds as asked: T12, H_presence, %s", (slice) => {
    const events = eventsOf(slice);
    const target = (0.95 * expectedShown(HUMAN, events, M)) / events.length;
    const achieved = bundles.map((sides, run) => {
      const { requirements } = quantityOf(stratumEvidence(slice, sides), order);
      const shown = events.map(
        (e) => (1 - (known[run]?.[e] ?? 0)) ** M * (1 - (HUMAN[e] ?? 0)) ** requirements.presence,
      );
      return 1 - mean(shown);
    });
    expect(Math.abs(mean(achieved) - target)).toBeLessThan(0.01);
  });

  it.each(["rarity:1", "rarity:2-3", "rarity:4-9"])(
    "brings the next generation back over 85%: T12, recovery, %s",
    (slice) => {
      const events = eventsOf(slice);
      const human = expectedShown(HUMAN, events, 1_000);
      observed.forEach((sides, run) => {
        const model = models[run] ?? LAW;
        const evidence = stratumEvidence(slice, sides);
        const { requirements } = quantityOf(evidence, order);
        const samples = requirements.recovery ?? 0;
        const foretold = afterInjection(evidence, order, samples);
        const source = random(`T12/next/${slice}/${run}`);
        const next = chances(injectedWorld(model, M, humanPool(LAW, samples, source), source));
        const seen = expectedShown(next, events, 1_000) / human;
        expect(expectedShown(known[run] ?? HUMAN, events, 1_000) / human).toBeLessThan(0.85);
        expect(seen).toBeGreaterThan(0.85);
        expect(seen).toBeGreaterThan(foretold.low);
        expect(seen).toBeLessThan(foretold.high);
      });
    },
  );
});
