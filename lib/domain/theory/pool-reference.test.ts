import { describe, expect, it } from "vitest";
import { compare, freezeReference, type Reference } from "../comparison/comparison.ts";
import { heldBackKey, poolReference } from "../pool-reference.ts";
import type { Side } from "../side.ts";
import { resampled, type World, zipfWeights } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { random } from "../stats/random.ts";
import { expectedSeen } from "../stats/rarefaction.ts";
import { type Summary, summarise } from "../summary/summary.ts";

const EVENTS = 20_000;
const SHARED = 200;
/** Bundles that lose the tail, and bundles after the injection: by N(λ, T) 800 samples then show 94% of 800 human ones. */
const SMALL = 1_500;
const LARGE = 8_000;
const SYNTHETIC = 0.5;
/** Share of the new source among the bundle's human data. */
const SHARE = 0.8;

/** One law for several: the mean of normalised laws, weighted. */
function mixed(parts: readonly { law: Float64Array; weight: number }[]): Float64Array {
  const sums = parts.map(({ law }) => law.reduce((sum, each) => sum + each, 0));
  return Float64Array.from({ length: parts[0]?.law.length ?? 0 }, (_, event) =>
    parts.reduce((sum, { law, weight }, i) => sum + (weight * (law[event] ?? 0)) / (sums[i] ?? 1), 0),
  );
}

/** Two sources of one law of ranks that share their 200 commonest events and speak of other things beyond. */
const RANKS = zipfWeights(EVENTS, 1.05);
const OLD = Float64Array.from({ length: 2 * EVENTS }, (_, event) => RANKS[event] ?? 0);
const NEW = OLD.map((weight, event) =>
  event < SHARED ? weight : event < EVENTS ? 0 : (RANKS[event - EVENTS + SHARED] ?? 0),
);
const lawOf = (world: World) => world.topics[0] ?? OLD;

function summaryOf(world: World, seed: string): Summary {
  const { tokenizer, incidence } = worldRecords(world, 800, random(seed));
  return summarise(tokenizer, incidence, []);
}

/** Retention of rarity 1-9 over the control half, own richness over both. */
function readings(reference: Reference, generation: Summary): { retention: number; richness: number } {
  const found = compare(reference, generation);
  if (!found?.heldOut) throw new Error("nothing to compare");
  const rare = ({ presence, n, m }: Side) => expectedSeen(presence.slice(0, 3), n, m);
  const types = ({ presence, n, m }: Side) => expectedSeen(presence, n, m);
  const { heldOut, whole } = found;
  return {
    retention: rare(heldOut.generation.whole) / rare(heldOut.control.whole),
    richness: types(whole.generation.whole) / types(whole.control.whole),
  };
}

describe("the reference after an injection from another source", () => {
  const source = random("pooled");
  const frozen = [worldRecords({ topics: [OLD] }, 1_600, source)];
  const heldBack = worldRecords({ topics: [NEW] }, 800, source);
  const old = freezeReference(frozen);
  const pooled = poolReference(frozen, [{ records: [heldBack], share: SHARE }]);
  let model: World = { topics: [OLD] };
  for (let g = 0; g < 3; g++) model = resampled(model, SMALL, source);
  const lost = summaryOf(model, "lost");
  for (let g = 0; g < 5; g++) {
    const bundle = mixed([
      { law: lawOf(model), weight: SYNTHETIC },
      { law: NEW, weight: (1 - SYNTHETIC) * SHARE },
      { law: OLD, weight: (1 - SYNTHETIC) * (1 - SHARE) },
    ]);
    model = resampled({ topics: [bundle] }, LARGE, source);
  }
  const mended = summaryOf(model, "mended");

  it("without pooling: own richness recovers while the recall of the old reference goes on falling", () => {
    const [before, after] = [readings(old, lost), readings(old, mended)];
    expect(before.richness).toBeLessThan(0.85);
    expect(after.richness).toBeGreaterThan(0.95);
    expect(after.retention).toBeLessThan(before.retention - 0.05);
  });

  it("with pooling the recall recovers too", () => {
    const [before, after] = [readings(pooled, lost), readings(pooled, mended)];
    expect(before.retention).toBeLessThan(0.85);
    expect(after.retention).toBeGreaterThan(0.93);
  });

  it("holds both sources in their share, half in the catalogue and half in the control", () => {
    const held = new Set(heldBack.incidence.content);
    const added = (contents: readonly string[]) => contents.filter((content) => held.has(content)).length;
    const [whole, control] = [pooled.whole.incidence.content, pooled.control.incidence.content];
    expect([whole.length, added(whole)]).toEqual([1_000, 800]);
    expect([control.length, added(control)]).toEqual([500, 400]);
  });

  it("keeps 1,000 samples in all where the share alone would leave fewer", () => {
    const few = worldRecords({ topics: [NEW] }, 240, source);
    const { content } = poolReference(frozen, [{ records: [few], share: SHARE }]).whole.incidence;
    const held = new Set(few.incidence.content);
    expect([content.length, content.filter((each) => held.has(each)).length]).toEqual([1_000, 240]);
  });

  it("takes a source like the reference whole and cuts nothing", () => {
    const same = worldRecords({ topics: [OLD] }, 300, source);
    const joined = poolReference(frozen, [{ records: [same], share: null }]);
    expect(joined.whole.samples).toBe(1_900);
    expect(joined.catalogue.samples).toBe(950);
  });

  it("holds back a fifth, at least 200, and nothing of a source too small to speak for itself", () => {
    const keys = (count: number) => Float64Array.from({ length: count }, (_, i) => (i * 7_919) % 10_007);
    const held = (count: number) => keys(count).filter((key) => key <= (heldBackKey(keys(count)) ?? -1)).length;
    expect([held(5_000), held(600), held(150)]).toEqual([1_000, 200, 0]);
  });
});
