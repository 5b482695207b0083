import { describe, expect, it } from "vitest";
import { compare } from "#domain/comparison/comparison.ts";
import { stratumEvidence } from "#domain/injection-size.ts";
import { retentionAfter } from "#domain/plan/fan.ts";
import { judged } from "./lineage.ts";
import { worldLoop } from "./world-loop.ts";

describe("the closed loop in world W: alarm, ticket, injection, next generation", () => {
  it("says of a sharpened lineage first to fix decoding, and asks so much that even unfixed it comes back once", () => {
    const recursion = { name: "sharpened", temperature: 0.92, freshShare: 0, generations: 2 };
    const loop = worldLoop(recursion, 4_000, "loop/sharpened");
    const { quantities, notes } = judged(loop, loop.generation, 2, "loop/sharpened");
    expect(notes[0]?.code).toBe("fix-decoding");
    expect(quantities.length).toBeGreaterThan(0);
    const breeding = { workflow: "replace" as const, bundle: loop.bundle, share: 0, held: loop.bundle };
    const retained = (counts: readonly number[]) => {
      const orders = quantities.map(({ stratum }, i) => ({ count: counts[i] ?? 0, chosenFor: stratum }));
      const heldOut = compare(loop.reference, loop.next(orders, false))?.heldOut;
      if (!heldOut) throw new Error("nothing to compare");
      return orders.map(({ chosenFor }) => retentionAfter(stratumEvidence(chosenFor, heldOut), breeding, 0).value);
    };
    expect(Math.max(...retained(quantities.map(() => 0)))).toBeLessThan(0.85);
    expect(Math.min(...retained(quantities.map(({ humanSamples }) => humanSamples)))).toBeGreaterThan(0.85);
    for (const { humanSamples, onceFixed } of quantities) expect(onceFixed ?? 0).toBeLessThanOrEqual(humanSamples);
  });
});
