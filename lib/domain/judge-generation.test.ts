import { describe, expect, it } from "vitest";
import { freezeReference, type Reference } from "./comparison/comparison.ts";
import { judgeGeneration } from "./judge-generation.ts";
import type { GenerationJudgement } from "./judgement.ts";
import { defaultPolicies } from "./policy.ts";
import { resampled, sampleWorld, sharpened, type World, worldOf } from "./simulate/world.ts";
import { worldRecords } from "./simulate/world-records.ts";
import { random } from "./stats/random.ts";
import { incidence, type TokenisedSample } from "./summary/incidence.ts";
import { type Summary, summarise } from "./summary/summary.ts";

const WORLD = worldOf("judge");
const TOOLS = { deflate: (text: string) => ({ bytes: text.length, deflated: text.length }) };

const referenceOf = (seed: string, n = 2_000) => freezeReference([worldRecords(WORLD, n, random(seed))]);
const REFERENCE = referenceOf("reference");

function summaryOf(world: World, n: number, seed: string): Summary {
  const records = worldRecords(world, n, random(seed));
  return summarise(records.tokenizer, records.incidence, []);
}

function verdictOn(
  generation: Summary,
  reference: Reference = REFERENCE,
  declared = { pinned: [], named: [] } as { pinned: string[]; named: string[] },
  source: "split" | "control" = "control",
): GenerationJudgement {
  return judgeGeneration({
    reference,
    source,
    generation,
    facts: { index: 1, samples: generation.samples, rejected: 0, bundle: null },
    policies: defaultPolicies(),
    looks: 1,
    declared,
    tools: TOOLS,
    seed: "judge",
    isMismatched: false,
  }).judgement;
}

const value = (judgement: GenerationJudgement, metric: string, slice: string) => {
  const found = judgement.measurements.find((each) => each.metric === metric && each.slice === slice)?.estimate;
  if (found?.kind !== "value") throw new Error(`${metric} ${slice} is unknown`);
  return found;
};

describe("judgeGeneration", () => {
  it.each([500, 1_000, 3_000])("raises nothing on further human samples, whatever their number (%i)", (n) => {
    const judgement = verdictOn(summaryOf(WORLD, n, `human-${n}`));
    expect(["ok", "unknown"]).toContain(judgement.verdict);
    expect(judgement.quantities).toEqual([]);
    expect(Math.abs(value(judgement, "diversity.types", "all").value - 1)).toBeLessThan(0.04);
  });

  it("calls repeated self-training a collapse by resampling, and asks for human samples", () => {
    const source = random("recursion");
    let world = WORLD;
    for (let g = 0; g < 4; g++) world = resampled(world, 2_000, source);
    const judgement = verdictOn(summaryOf(world, 1_000, "g4"));
    expect(judgement).toMatchObject({ verdict: "breach", phase: "early-collapse", mechanism: "resampling" });
    expect(judgement.quantities.every(({ humanSamples }) => humanSamples > 0)).toBe(true);
    expect(value(judgement, "tail.mass", "rarity:1").high).toBeGreaterThan(0.9);
  });

  it("calls sharpened decoding a collapse by sharpening: mass goes with the words", () => {
    const judgement = verdictOn(summaryOf(sharpened(WORLD, 0.85), 1_000, "sharp"));
    expect(judgement).toMatchObject({ verdict: "breach", mechanism: "sharpening" });
    expect(value(judgement, "tail.mass", "rarity:1").high).toBeLessThan(0.85);
  });

  it("never calls a narrower human subject a collapse, and opens no ticket for it", () => {
    const narrow = { topics: WORLD.topics.slice(0, 6) };
    const judgement = verdictOn(summaryOf(narrow, 1_500, "narrow"));
    expect(judgement).toMatchObject({ phase: "shift", verdict: "watch", quantities: [] });
  });

  it("says unknown, with no alarm, when there are too few samples to see a loss", () => {
    const judgement = verdictOn(summaryOf(WORLD, 60, "few"));
    expect(judgement).toMatchObject({ phase: "insufficient-data", verdict: "unknown" });
    const [, needed = ""] = /about ([\d,]+) would do/.exec(judgement.headline) ?? [];
    expect(Number(needed.replaceAll(",", ""))).toBeGreaterThan(judgement.samples);
  });

  it("sees copies as duplication and judges the rest by what is said once", () => {
    const records = worldRecords(WORLD, 800, random("copies")).incidence;
    const whole = Array.from(records.key.keys(), (at): TokenisedSample => {
      const words = Array.from(
        records.word.subarray(records.start[at], records.start[at + 1]),
        (word) => records.names[word] ?? "",
      );
      return { key: records.key[at] ?? 0, content: records.content[at] ?? "", words, labels: [], events: [] };
    });
    const copied = summarise("world", incidence([...whole, ...whole.slice(0, 400)]), []);
    const judgement = verdictOn(copied);
    expect(judgement).toMatchObject({ mechanism: "duplication", verdict: "breach" });
    expect(judgement.notes.map(({ code }) => code)).toContain("over-distinct");
  });

  it.each([
    { share: 0.005, mechanism: null, verdicts: ["ok", "unknown"] },
    { share: 0.15, mechanism: "duplication", verdicts: ["breach"] },
    { share: 0.5, mechanism: "duplication", verdicts: ["breach"] },
  ])("sees $share of near copies, two words changed in each, as duplication or nothing", (row) => {
    const source = random("near-copies");
    const count = 1_000;
    const own = sampleWorld(WORLD, count * (1 - row.share), source);
    const samples = Array.from({ length: count }, (_, i): TokenisedSample => {
      const copied = own[i] ?? own[i % 25];
      const words = Array.from(copied ?? [], (event, at) =>
        own[i] || at > 1 ? `w${event}` : `w${source.below(20_000)}`,
      );
      return { key: source.uint32(), content: words.join(" "), words, labels: [], events: [] };
    });
    const judgement = verdictOn(summarise("world", incidence(samples), []));
    expect(judgement.mechanism).toBe(row.mechanism);
    expect(row.verdicts).toContain(judgement.verdict);
    expect(value(judgement, "diversity.duplicates", "all").value).toBeCloseTo(0, 9);
  });

  it("says nothing of copies where samples are labels alone: labels repeat by nature", () => {
    const source = random("labels");
    const labelled = (n: number) => {
      const drawn = Array.from({ length: n }, (): TokenisedSample => {
        const label = `l${source.below(60)}`;
        return { key: source.uint32(), content: label, words: [`label:${label}`], labels: [label], events: [] };
      });
      return { tokenizer: "world", incidence: incidence(drawn), texts: [] };
    };
    const reference = freezeReference([labelled(1_000)]);
    const judgement = verdictOn(summarise("world", labelled(300).incidence, []), reference);
    const copies = judgement.measurements.filter(({ metric }) => metric === "diversity.duplicates");
    expect(copies.map(({ estimate }) => estimate)).toEqual([{ kind: "unknown", reason: "no-text", n: 300 }]);
    expect(judgement.notes.map(({ code }) => code)).not.toContain("over-distinct");
  });

  it("calls a constant answer a late collapse", () => {
    const words = ["the", "answer", "is", "yes"];
    const same: TokenisedSample[] = Array.from({ length: 600 }, (_, i) => ({
      key: i < 20 ? 5 : i * 7_919,
      content: "c",
      words,
      labels: [],
      events: [],
    }));
    expect(verdictOn(summarise("world", incidence(same), []))).toMatchObject({
      phase: "late-collapse",
      mechanism: "duplication",
      verdict: "breach",
    });
  });

  it("knows a split reference again, rather than call it exposed", () => {
    const records = worldRecords(WORLD, 2_000, random("again"));
    const judgement = verdictOn(
      summarise("world", records.incidence, []),
      freezeReference([records]),
      undefined,
      "split",
    );
    expect(judgement).toMatchObject({ phase: "healthy", verdict: "ok", notes: [{ code: "content-identical" }] });
  });

  it("finds nothing to compare in the reference's own contents", () => {
    const judgement = verdictOn(REFERENCE.whole);
    expect(judgement).toMatchObject({ phase: "healthy", verdict: "ok" });
    expect(judgement.notes.map(({ code }) => code)).toEqual(["content-identical"]);
  });

  it("gives the same bytes for the same samples", () => {
    const once = () => JSON.stringify(verdictOn(summaryOf(WORLD, 500, "twice")));
    expect(once()).toBe(once());
  });
});
