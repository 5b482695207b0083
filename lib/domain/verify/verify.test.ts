import { describe, expect, it } from "vitest";
import { type Injection, judged, type Loop } from "../../../bench/loop/lineage.ts";
import { worldLoop } from "../../../bench/loop/world-loop.ts";
import { humanSamplesWanted } from "../ticket.ts";
import { riseOf } from "./rise.ts";
import { outcomeOf, verifyTicket } from "./verify.ts";

const G = 4;
const RECURSION = { name: "replace", temperature: 1, freshShare: 0, generations: G };

/** A lineage at its ticket, and what the next generation says after these human samples. */
function story(loop: Loop, seed: string) {
  const opened = judged(loop, loop.generation, G, seed);
  const ticket = { quantities: opened.quantities, wanted: humanSamplesWanted(opened.quantities) };
  const asked = opened.quantities.map(({ humanSamples, stratum }) => ({ count: humanSamples, chosenFor: stratum }));
  const after = (orders: readonly Injection[], humanSamples: number) => {
    const next = loop.next(orders, false);
    const judgement = judged(loop, next, G + 1, `${seed}/next`);
    return verifyTicket({
      reference: loop.reference,
      pair: { before: loop.generation, after: next },
      index: { before: G, after: G + 1 },
      judged: { before: opened.measurements, after: judgement.measurements },
      mechanism: judgement.mechanism,
      massShareOfLoss: judgement.evidence?.massShareOfLoss ?? null,
      ticket: { ...ticket, humanSamples },
      bundle: loop.bundle,
      seed,
    });
  };
  return { asked, after, ...ticket };
}

describe("verifyTicket", () => {
  const told = story(worldLoop(RECURSION, 3_000, "verify"), "verify");

  it("verifies what the ticket asked for, with a figure before and one after that lies over the line", () => {
    const { verification } = told.after(told.asked, told.wanted);
    expect(outcomeOf(verification)).toBe("recovered");
    expect(verification.cause).toBeNull();
    expect(verification.strata.length).toBeGreaterThan(0);
    for (const { before, after, target, p, more } of verification.strata) {
      expect(before?.index).toBe(G);
      expect(before?.value).toBeLessThan(target);
      expect(after?.value).toBeGreaterThanOrEqual(target);
      expect(p).toBeLessThanOrEqual(0.05);
      expect(more).toBeNull();
    }
  });

  it("reopens when nothing was injected, says how much is missing, and names the cause", () => {
    const { verification, quantities } = told.after([], told.wanted);
    expect(outcomeOf(verification)).toBe("not-recovered");
    expect(verification.cause).toBe("no-rise");
    const missing = verification.strata.filter(({ outcome }) => outcome === "not-recovered");
    expect(quantities.map(({ stratum }) => stratum)).toEqual(missing.map(({ stratum }) => stratum));
    for (const { more } of missing) expect(more).toBeGreaterThan(0);
    expect(told.after([], told.wanted - 1).verification.cause).toBe("too-little");
  });

  it("lets the pair decide where the judgement could not tell, and only where it is sure", () => {
    const loop = worldLoop(RECURSION, 3_000, "verify");
    const unjudged = (orders: readonly Injection[]) =>
      verifyTicket({
        reference: loop.reference,
        pair: { before: loop.generation, after: loop.next(orders, false) },
        index: { before: G, after: G + 1 },
        judged: { before: [], after: [] },
        mechanism: null,
        massShareOfLoss: null,
        ticket: { quantities: told.quantities, wanted: 1, humanSamples: 1 },
        bundle: loop.bundle,
        seed: "unjudged",
      }).verification;
    expect(outcomeOf(unjudged(told.asked))).toBe("recovered");
    expect(outcomeOf(unjudged([]))).toBe("not-recovered");
  });
});

describe("riseOf", () => {
  it("calls no rise between two draws of one model more often than its level says", () => {
    const runs = 12;
    const loop = worldLoop({ ...RECURSION, generations: 2 }, 3_000, "rise/null");
    const rises = Array.from({ length: runs }, (_, run) => {
      const [before, after] = [loop.next([], false), loop.next([], false)];
      return riseOf(loop.reference, { before, after }, { stratum: "rarity:2-3", isRate: false }, `null/${run}`) ?? 0;
    });
    // Binomial(12, .05): 4 or more happen in 1 of 450.
    expect(rises.filter((p) => p <= 0.05).length).toBeLessThan(4);
    expect(Math.max(...rises)).toBeGreaterThan(0.5);
  });
});
