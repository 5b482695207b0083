import { describe, expect, it } from "vitest";
import { sampleWorld, sharpened, type World, worldOf } from "../simulate/world.ts";
import { random } from "../stats/random.ts";
import { incidence } from "../summary/incidence.ts";
import { summarise } from "../summary/summary.ts";
import { compare, freezeReference } from "./comparison.ts";
import { measureParts } from "./parts.ts";

const WORLD = worldOf("parts");
const LANGUAGES = ["de", "en", "fr", "it"];

/** Samples of four equal parts; those of one may come from another world, or stay away. `ids`: a facet that divides nothing. */
function samplesOf(n: number, seed: string, of: (language: string) => World | null) {
  const source = random(seed);
  const held = LANGUAGES.flatMap((language) => {
    const world = of(language);
    const events = world ? sampleWorld(world, n / LANGUAGES.length, source) : [];
    return events.map((own) => ({ language, own }));
  });
  return incidence(
    held.map(({ language, own }, i) => ({
      key: source.uint32() * 0x200000 + source.below(0x200000),
      content: `${seed}-${i}`,
      words: Array.from(own, (event) => `w${event}`),
      labels: [],
      events: [],
      slices: [`facet:id=${seed}-${i}`, `facet:lang=${language}`],
    })),
  );
}

const REFERENCE = freezeReference([
  { tokenizer: "world", incidence: samplesOf(4_000, "human", () => WORLD), texts: [] },
]);

function partsOf(seed: string, of: (language: string) => World | null) {
  const comparison = compare(REFERENCE, summarise("world", samplesOf(2_400, seed, of), []));
  if (!comparison) throw new Error("nothing to compare");
  return measureParts(comparison).map(({ metric, slice, estimate }) => ({ metric: metric.id, slice, estimate }));
}

const known = (rows: ReturnType<typeof partsOf>) =>
  rows.flatMap(({ estimate, ...row }) => (estimate.kind === "value" ? [{ ...row, estimate }] : []));

describe("measureParts", () => {
  it("finds the one part that lost its rare words, and says so of no other after paying for the search", () => {
    const collapsed = sharpened(WORLD, 0.7);
    const rows = known(partsOf("french", (language) => (language === "fr" ? collapsed : WORLD)));
    const worst = rows
      .filter(({ metric }) => metric === "diversity.types")
      .sort((a, b) => a.estimate.value - b.estimate.value);
    expect(worst[0]?.slice).toBe("facet:lang=fr");
    expect(worst[0]?.estimate.p).toBeLessThan(0.001);
    for (const { slice, estimate } of rows)
      if (slice !== "facet:lang=fr") expect(estimate.p ?? 1).toBeGreaterThan(0.01);
  });

  it("finds nothing in people's own parts, ten times over, oftener than its level says", () => {
    const found = Array.from({ length: 10 }, (_, i) => known(partsOf(`people/${i}`, () => WORLD))).filter((rows) =>
      rows.some(({ estimate }) => (estimate.p ?? 1) < 0.05),
    );
    expect(found.length).toBeLessThanOrEqual(3);
  });

  it("sees a part that stays away by its rate, and compares no words of it", () => {
    const rows = partsOf("silent", (language) => (language === "it" ? null : WORLD));
    const gone = rows.filter(({ slice }) => slice === "facet:lang=it");
    expect(known(gone).map(({ metric, estimate }) => [metric, estimate.value])).toEqual([["tail.slice", 0]]);
    expect(known(gone)[0]?.estimate.p).toBeLessThan(1e-6);
  });

  it("takes a facet with a value for nearly every sample for no division into parts", () => {
    const slices = partsOf("ids", () => WORLD).map(({ slice }) => slice);
    expect(slices.some((slice) => slice.startsWith("facet:id="))).toBe(false);
    expect(new Set(slices).size).toBe(4);
  });

  it("takes a facet that no sample of the generation states for one that was not sent, and not for a loss", () => {
    const sent = samplesOf(2_400, "unsaid", () => WORLD);
    const unsaid = { ...sent, slices: sent.slices.map((own) => own.filter((name) => !name.startsWith("facet:lang="))) };
    const comparison = compare(REFERENCE, summarise("world", unsaid, []));
    expect(comparison && measureParts(comparison).map(({ slice }) => slice)).toEqual([]);
  });
});
