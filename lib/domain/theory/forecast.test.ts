import { describe, expect, it } from "vitest";
import { compare, freezeReference } from "../comparison/comparison.ts";
import { ownEvidence, stratumEvidence } from "../injection-size.ts";
import { humanEquivalent } from "../plan/ancestry.ts";
import { humanPool, injectedWorld } from "../simulate/injection.ts";
import { resampled, type World, worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { random } from "../stats/random.ts";
import { GATING_STRATA, stratumIndex } from "../strata.ts";
import { chances, expectedShown } from "./testing/known-world.ts";
import { mean, replicated, runsOf } from "./testing/replicates.ts";

const OBSERVED = 1_000;
const LAW = worldOf("T11");
const HUMAN = chances(LAW);
const source = random("T11");
const REFERENCE = freezeReference([worldRecords(LAW, 5_000, source)]);
/** The control against itself: only its curves are read here. */
const comparison = compare(REFERENCE, REFERENCE.control);
const { heldOut, whole } = comparison ?? {};
if (!heldOut || !whole) throw new Error("the reference is too small");

const eventsOf = (slice: string) =>
  REFERENCE.catalogue.names.flatMap((name, i) =>
    REFERENCE.catalogue.stratum[i] === stratumIndex(slice) ? Number(name.slice(1)) : [],
  );
const all = Array.from(HUMAN.keys());
/** What is forecast: the control's curve of some events, and which they are in the world. */
const READ = [
  ...GATING_STRATA.map((slice) => ({
    of: slice,
    curve: stratumEvidence(slice, heldOut).whole.human,
    events: eventsOf(slice),
  })),
  { of: "own richness", curve: ownEvidence(whole).whole.human, events: all },
];

/** Depths at which lineages are looked at; the deepest only on the bench. */
const DEPTHS = [1, 2, 4, 10].filter((g) => g <= runsOf(4, 10));

/** Those generations of a lineage with this bundle and human share. */
function generations(bundle: number, share: number, seed: string): Map<number, World> {
  const draws = random(seed);
  const fresh = Math.round(bundle * share);
  let model = resampled(LAW, bundle, draws);
  const kept = new Map([[1, model]]);
  for (let g = 2; g <= Math.max(...DEPTHS); g++) {
    model = injectedWorld(model, bundle - fresh, humanPool(LAW, fresh, draws), draws);
    kept.set(g, model);
  }
  return kept;
}

describe.each([2_000, 4_000].slice(0, runsOf(1, 2)))("lineages of world W with bundles of %i", (bundle) => {
  it.each([0, 0.1, 0.3])("show at each depth what N(λ,T) human samples show, within .02: T11, λ = %f", (share) => {
    const runs = replicated(runsOf(3, 10), (run) => run).map((run) =>
      generations(bundle, share, `T11/${bundle}/${share}/${run}`),
    );
    for (const g of DEPTHS) {
      const breeding = { workflow: "mixed" as const, bundle, share, held: bundle };
      const equivalent = humanEquivalent(breeding, OBSERVED, g - 1);
      const models = runs.flatMap((run) => run.get(g) ?? []).map(chances);
      for (const { of, curve, events } of READ) {
        const foretold = curve.seenIn(equivalent) / curve.seenIn(OBSERVED);
        const human = expectedShown(HUMAN, events, OBSERVED);
        const seen = mean(models.map((model) => expectedShown(model, events, OBSERVED) / human));
        expect(Math.abs(foretold - seen), `${of} at g${g}: ${foretold} against ${seen}`).toBeLessThan(0.02);
      }
    }
  });
});
