import { describe, expect, it } from "vitest";
import { compare, freezeReference } from "../comparison/comparison.ts";
import { judgeGeneration } from "../judge-generation.ts";
import { defaultPolicies } from "../policy.ts";
import { resampled, sharpened, type World, worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { random } from "../stats/random.ts";
import { stratumIndex } from "../strata.ts";
import { summarise } from "../summary/summary.ts";
import { chances, expectedShown } from "../theory/testing/known-world.ts";
import { type PlanQuestion, planOf } from "./plan.ts";

const M = 3_000;
const N = 1_000;
const LAW = worldOf("plan");
const HUMAN = chances(LAW);
const source = random("plan");
const REFERENCE = freezeReference([worldRecords(LAW, 4_000, source)]);
const QUESTION: PlanQuestion = {
  breeding: { workflow: "replace", bundle: M, share: 0, held: M },
  target: 0.9,
  horizon: 3,
  price: 2,
  enrichment: null,
};

function observed(world: World, index: number) {
  const records = worldRecords(world, N, random(`plan/${index}`));
  const generation = summarise(records.tokenizer, records.incidence, []);
  const comparison = compare(REFERENCE, generation);
  if (!comparison) throw new Error("nothing to compare");
  const { judgement } = judgeGeneration({
    reference: REFERENCE,
    source: "control",
    generation,
    facts: { index, samples: N, rejected: 0, bundle: M },
    policies: defaultPolicies(),
    looks: 1,
    declared: { pinned: [], named: [] },
    tools: { deflate: (text) => ({ bytes: text.length, deflated: text.length }) },
    seed: "plan",
    isMismatched: false,
  });
  return { comparison, judgement };
}

const eventsOf = (stratum: string) =>
  stratum === "all"
    ? Array.from(HUMAN.keys())
    : REFERENCE.catalogue.names.flatMap((name, i) =>
        REFERENCE.catalogue.stratum[i] === stratumIndex(stratum) ? Number(name.slice(1)) : [],
      );

describe("planOf", () => {
  const second = resampled(resampled(LAW, M, source), M, source);
  const today = observed(second, 2);
  const plan = planOf(today.comparison, today.judgement, QUESTION);

  it("foretells what the coming generations keep, within its intervals", () => {
    let model = second;
    for (let k = 0; k < 3; k++) {
      model = resampled(model, M, source);
      const known = chances(model);
      for (const { stratum, generations } of plan.strata) {
        const events = eventsOf(stratum);
        const kept = expectedShown(known, events, N) / expectedShown(HUMAN, events, N);
        const foretold = generations[k];
        expect(foretold?.index).toBe(3 + k);
        expect(kept, `${stratum} at g${3 + k}`).toBeGreaterThan(foretold?.low ?? 1);
        expect(kept, `${stratum} at g${3 + k}`).toBeLessThan(foretold?.high ?? 0);
      }
    }
  });

  it("reads every stratum that gates and the own richness, and orders random samples and chosen ones with their cost", () => {
    expect(plan.strata.map(({ stratum }) => stratum)).toEqual(["rarity:1", "rarity:2-3", "rarity:4-9", "all"]);
    const [random_, targeted] = plan.strata[0]?.injections ?? [];
    expect([random_?.kind, targeted?.kind]).toEqual(["random", "targeted"]);
    expect(targeted?.humanSamples ?? 0).toBeLessThan(random_?.humanSamples ?? 0);
    expect(random_?.cost).toBe(2 * (random_?.humanSamples ?? 0));
    expect(random_?.expected?.low).toBeGreaterThan(0.83);
  });

  it("asks a smaller share of larger bundles, and says which bundle it takes where no share suffices", () => {
    const askedOf = (bundle: number) =>
      planOf(today.comparison, today.judgement, {
        ...QUESTION,
        horizon: 1,
        breeding: { ...QUESTION.breeding, bundle, held: bundle },
      }).strata[0]?.holding;
    const [small, middle, large] = [askedOf(1_000), askedOf(6_000), askedOf(12_000)];
    expect(small?.share).toBeNull();
    expect(small?.most).toBeLessThan(0.9);
    expect(small?.bundle).toBeGreaterThan(1_000);
    expect(large?.share ?? 1).toBeLessThan(middle?.share ?? 0);
  });

  it("calls it infeasible to reach the target with samples no richer than it", () => {
    const poor = planOf(today.comparison, today.judgement, { ...QUESTION, horizon: 1, enrichment: 0.5 });
    const orders = poor.strata.flatMap(({ injections }) => injections.filter(({ kind }) => kind === "targeted"));
    expect(orders.length).toBeGreaterThan(0);
    for (const { humanSamples, cost } of orders) expect([humanSamples, cost]).toEqual([null, null]);
  });

  it("keeps under accumulate what replace forgets", () => {
    const breeding = { workflow: "accumulate" as const, bundle: M, share: 0, held: 2 * M };
    const kept = planOf(today.comparison, today.judgement, { ...QUESTION, breeding }).strata[0]?.generations.at(-1);
    expect(kept?.low ?? 0).toBeGreaterThan(plan.strata[0]?.generations.at(-1)?.high ?? 1);
  });

  it("foretells what goes on being decoded away, where resampling alone would be too kind", () => {
    const decoded = sharpened(resampled(LAW, M, source), 0.88);
    const first = observed(decoded, 1);
    const { strata } = planOf(first.comparison, first.judgement, { ...QUESTION, horizon: 1, enrichment: 2 });
    const next = chances(sharpened(resampled(decoded, M, source), 0.88));
    for (const { stratum, generations, asDecoded } of strata) {
      const events = eventsOf(stratum);
      // As much text: sharpened samples of this world hold fewer different events.
      const n = (N * next.reduce((sum, p) => sum + p, 0)) / HUMAN.reduce((sum, p) => sum + p, 0);
      const kept = expectedShown(next, events, N) / expectedShown(HUMAN, events, n);
      const off = (of: { value: number } | undefined) => Math.abs((of?.value ?? 0) - kept);
      expect(off(asDecoded?.[0]), stratum).toBeLessThan(0.05);
      expect(off(asDecoded?.[0]), stratum).toBeLessThan(off(generations[0]));
    }
  });

  it("says what it assumes: always unbiased re-sampling, and of a sharpened model that this is too kind", () => {
    expect(plan.assumptions).toEqual(["unbiased", "beyond-control", "planned-enrichment"]);
    const sharp = observed(sharpened(resampled(LAW, M, source), 0.85), 1);
    const { assumptions } = planOf(sharp.comparison, sharp.judgement, { ...QUESTION, horizon: 1, enrichment: 2 });
    expect(assumptions).toEqual(["unbiased", "optimistic", "more-than-resampling", "beyond-control"]);
  });
});
