import { describe, expect, it } from "vitest";
import { freezeReference } from "./comparison/comparison.ts";
import { judgeKinds } from "./judge-kinds.ts";
import { defaultPolicies } from "./policy.ts";
import { splitReference } from "./reference.ts";
import { resampled, type World, worldOf } from "./simulate/world.ts";
import { worldRecords } from "./simulate/world-records.ts";
import { random } from "./stats/random.ts";
import { select } from "./summary/select.ts";
import { type Summary, summarise } from "./summary/summary.ts";

// Eight topics of the forty: making a world of all is most of the time.
const WORLD: World = { topics: worldOf("leaked").topics.slice(0, 8) };
const RECORDS = worldRecords(WORLD, 1_600, random("people"));
const REFERENCE = freezeReference([RECORDS]);
const FRESH = worldRecords(WORLD, 700, random("fresh")).incidence;

function judged(generation: Summary) {
  return judgeKinds({
    reference: REFERENCE,
    source: "control",
    generation,
    facts: { index: 1, samples: generation.samples, rejected: 0, bundle: null },
    policies: defaultPolicies(),
    looks: 4,
    declared: { pinned: [], named: [] },
    tools: { deflate: (text) => ({ bytes: text.length, deflated: text.length }) },
    seed: `of ${generation.samples}`,
    isMismatched: false,
  }).judgement;
}

const leakOf = (judgement: ReturnType<typeof judged>) => {
  const found = judgement.measurements.find(({ metric }) => metric === "provenance.leak")?.estimate;
  if (found?.kind !== "value") throw new Error("provenance.leak is unknown");
  return found;
};

/** Human samples of which some stand in a part of the reference. */
function holding(part: typeof FRESH, share: number): Summary {
  const repeated = Math.round(share * FRESH.key.length);
  const own = Array.from({ length: FRESH.key.length - repeated }, (_, at) => ({ source: 0, at }));
  const known = Array.from({ length: repeated }, (_, at) => ({ source: 1, at }));
  return summarise("world", select([FRESH, part], [...own, ...known]), []);
}

describe("a leaked reference", () => {
  it("is not found in further human samples", () => {
    const judgement = judged(holding(RECORDS.incidence, 0));
    expect(judgement.notes).toEqual([]);
    const { low, high } = leakOf(judgement);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  it("is told with its count where samples repeat it word for word, and may not acquit", () => {
    const judgement = judged(holding(RECORDS.incidence, 0.3));
    const note = judgement.notes.find(({ code }) => code === "reference-repeated");
    expect(note?.message).toMatch(/^210 of its 700 different contents .* about 0 would/);
    expect(judgement.notes.map(({ code }) => code)).toContain("reference-exposed");
    const tail = judgement.measurements.filter(({ metric }) => metric === "tail.retention");
    expect(tail.map(({ verdict }) => verdict)).not.toContain("ok");
    expect(judgement.verdict).toBe("unknown");
  });

  it("is found in the words of the catalogue alone, where the model says nothing word for word", () => {
    const { catalogueIncidence } = splitReference([RECORDS]);
    const counts = new Float64Array(20_000);
    for (const word of catalogueIncidence.word) {
      const event = Number(catalogueIncidence.names[word]?.slice(1));
      counts[event] = (counts[event] ?? 0) + 1;
    }
    const model = resampled({ topics: [counts] }, 4_000, random("trained"));
    const { tokenizer, incidence } = worldRecords(model, 700, random("said"));
    const judgement = judged(summarise(tokenizer, incidence, []));
    expect(leakOf(judgement).low).toBeGreaterThan(0.05);
    expect(judgement.notes.map(({ code }) => code)).toContain("reference-exposed");
  });
});
