import { describe, expect, it } from "vitest";
import { distinctSamples } from "../distinct.ts";
import type { History } from "../history.ts";
import { worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { type Random, random } from "../stats/random.ts";
import { carriedBy } from "../summary/carried.ts";
import { pack, unpack } from "../summary/pack.ts";
import { carrying, type Summary, summarise } from "../summary/summary.ts";
import { columnOf, type TimelineColumn } from "../timeline.ts";
import { claimedHuman, sourceStated } from "./claims.ts";
import { compare, freezeReference } from "./comparison.ts";
import { anchorEntropy, tailPerplexity } from "./surprise.ts";

const WORLD = worldOf("surprise");
const REFERENCE = freezeReference([worldRecords(WORLD, 800, random("reference"))]);
const RARE = REFERENCE.catalogue.names.filter((_, i) => (REFERENCE.catalogue.stratum[i] ?? 9) === 0);
const COMMON = REFERENCE.catalogue.names.filter((_, i) => (REFERENCE.catalogue.stratum[i] ?? 0) === 4);

/** A generation that answers prompts with so much surprise, and scored human texts; rare ones dearer by `gap`. */
function generation(source: Random, { level = 2, prompts = 200, from = 0, gap = 0.5, texts = 300 } = {}): Summary {
  const noise = () => 0.2 * (source.uniform() - 0.5);
  const { tokenizer, incidence } = worldRecords(WORLD, 400, source);
  const answers = Array.from({ length: 400 }, (_, i) => {
    const prompt = `p${String(from + (i % prompts)).padStart(4, "0")}`;
    const answered = { prompt, key: i, content: `${i}`, text: "" };
    return { key: i, nats: level * (1 + 0.1 * (i % 7)) + noise(), answered };
  });
  const scored = Array.from({ length: texts }, (_, i) => ({
    key: i,
    nats: 3 + (i % 2) * gap + 0.3 * (i % 11) + noise(),
    words: [COMMON[i % COMMON.length] ?? "", (i % 2 ? RARE : COMMON)[i % 50] ?? ""].sort(),
  }));
  return carrying(summarise(tokenizer, incidence, []), carriedBy(prompts > 0 ? answers : []), scored);
}

const comparisonOf = (summary: Summary) => {
  const found = compare(REFERENCE, summary);
  if (!found) throw new Error("nothing to compare");
  return found;
};
const columnFor = (summary: Summary, index: number) =>
  unpack<TimelineColumn>(pack(columnOf(comparisonOf(summary), index, `${index}`)));
const FIRST = columnFor(generation(random("first")), 1);
const HISTORY: History = { index: 2, earlier: [FIRST], since: 1 };
const asked = (history: History | undefined = HISTORY) => ({ minSamples: 30, seed: "test", history });
const known = ({ estimate }: ReturnType<typeof anchorEntropy>) => {
  if (estimate.kind === "unknown") throw new Error(estimate.reason);
  return estimate;
};

describe("anchorEntropy", () => {
  it("is one for a generation as undecided as the first, and says by how much another is surer", () => {
    const same = known(anchorEntropy(comparisonOf(generation(random("same"))), asked()));
    expect(same.low).toBeLessThan(1);
    expect(same.high).toBeGreaterThan(1);
    const surer = known(anchorEntropy(comparisonOf(generation(random("surer"), { level: 1.6 })), asked()));
    expect(surer.value).toBeCloseTo(0.8, 1);
    expect(surer.high).toBeLessThan(0.85);
  });

  it.each([
    ["other prompts", { from: 5_000 }, HISTORY, "prompt-mismatch"],
    ["no log probability", { prompts: 0 }, HISTORY, "no-logprobs"],
    ["no earlier generation of the run", {}, { ...HISTORY, since: 2 }, "no-logprobs"],
  ] as const)("is unknown with its reason for %s", (_, options, history, reason) => {
    const { estimate } = anchorEntropy(comparisonOf(generation(random("other"), options)), asked(history));
    expect(estimate).toMatchObject({ kind: "unknown", reason });
  });
});

describe("distinctSamples", () => {
  it("leaves log probabilities as they were, whatever copies it drops", () => {
    const summary = generation(random("copied"));
    const distinct = comparisonOf(distinctSamples(comparisonOf(summary)));
    expect(known(anchorEntropy(distinct, asked()))).toEqual(known(anchorEntropy(comparisonOf(summary), asked())));
    expect(known(tailPerplexity(distinct, asked())).n).toBeGreaterThan(0);
  });
});

describe("tailPerplexity", () => {
  it("is zero while rare text is as hard as before, however hard all text became", () => {
    const same = known(tailPerplexity(comparisonOf(generation(random("again"))), asked()));
    expect(same.low).toBeLessThan(0);
    expect(same.high).toBeGreaterThan(0);
  });

  it("is by how much rare text became harder than other text", () => {
    const harder = known(tailPerplexity(comparisonOf(generation(random("harder"), { gap: 0.8 })), asked()));
    expect(harder.value).toBeCloseTo(0.3, 1);
    expect(harder.low).toBeGreaterThan(0.2);
  });

  it("is unknown until two generations scored the same texts", () => {
    const summary = comparisonOf(generation(random("once")));
    expect(tailPerplexity(summary, asked({ ...HISTORY, since: 2 })).estimate).toMatchObject({ reason: "no-logprobs" });
    const few = comparisonOf(generation(random("few"), { texts: 40 }));
    expect(tailPerplexity(few, asked()).estimate).toMatchObject({ reason: "too-few-samples" });
  });
});

describe("claims", () => {
  const claiming = (claims: string[][]) => {
    const { tokenizer, incidence } = worldRecords(WORLD, claims.length, random("claims"));
    return comparisonOf(summarise(tokenizer, { ...incidence, claims }, []));
  };
  it("are counted as shares of all samples, with exact intervals", () => {
    const claims = Array.from({ length: 100 }, (_, i) =>
      i < 25 ? ["origin:human", "source:stated"] : ["origin:synthetic"],
    );
    expect(claimedHuman(claiming(claims), asked()).estimate).toMatchObject({ value: 0.25, n: 100 });
    const { low, high } = known(sourceStated(claiming(claims), asked()));
    expect(low).toBeCloseTo(0.1688, 3);
    expect(high).toBeCloseTo(0.3466, 3);
  });

  it("are unknown where nobody says where samples come from, and none where nobody states a source", () => {
    const silent = claiming(Array.from({ length: 50 }, () => []));
    expect(claimedHuman(silent, asked()).estimate).toMatchObject({ reason: "no-origins" });
    expect(sourceStated(silent, asked()).estimate).toMatchObject({ value: 0, low: 0 });
  });
});
