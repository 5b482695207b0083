import { describe, expect, it } from "vitest";
import { METRICS } from "../metrics/registry.ts";
import { aliasTable, drawAlias } from "../simulate/alias.ts";
import { zipfWeights } from "../simulate/world.ts";
import { random } from "../stats/random.ts";
import type { KeptText, Summary } from "../summary/summary.ts";
import { sequenceContrast } from "./sequences.ts";
import { wordGroupsOf } from "./word-groups.ts";

const TOPICS = 12;
const PHRASES = ["as a matter of fact", "on the other hand it", "at the end of the"];
const COMMON = aliasTable(zipfWeights(3_000, 1.05, 2.7));

const LITTLE = "the of and to in a is that it for was on with as by at be this from or".split(" ");
const ENDINGS = ["", "ing", "ed", "ly", "s", "tion", ""];

/** Common words are function words; others are stems with endings. */
const nameOf = (word: number) => LITTLE[word] ?? `q${word.toString(36)}u${ENDINGS[word % ENDINGS.length]}`;

/** Kept texts of people: a topic each, words of their own or common ones, now and then a set phrase. */
function people(samples: number, seed: string, { law = COMMON, phrases = 0.1, templates = 0 } = {}): Summary {
  const source = random(seed);
  const texts: KeptText[] = Array.from({ length: samples }, (_, key) => {
    const topic = source.below(TOPICS);
    const words = Array.from({ length: 12 + source.below(30) }, () => {
      const word = drawAlias(law, source);
      return source.below(3) === 0 ? nameOf(TOPICS * word + topic + LITTLE.length) : nameOf(word);
    });
    if (source.uniform() < templates) {
      const fill = () => words.pop() ?? "";
      return {
        key,
        content: `${seed}/${key}`,
        text: `the ${fill()} of the ${fill()} is as ${fill()} as it was for ${fill()}`,
      };
    }
    if (source.uniform() < phrases) words.splice(source.below(words.length), 0, PHRASES[source.below(3)] ?? "");
    return { key, content: `${seed}/${key}`, text: words.join(" ") };
  });
  return { samples, texts } as Summary;
}

const SEQUENCES = METRICS.flatMap((metric) =>
  metric.computation.kind === "sequences" ? [{ metric, computation: metric.computation }] : [],
);

const measured = (control: Summary, generation: Summary) => {
  const groupsOf = wordGroupsOf(control, generation);
  return SEQUENCES.map(({ metric, computation }) => ({
    metric,
    ...sequenceContrast(metric, computation, { control, generation }, groupsOf),
  }));
};

const offOf = (value: number, ideal: number) => (ideal === 1 ? Math.log(value) : value - ideal);

describe("sequenceContrast", () => {
  it("gives the human value of itself, exactly", () => {
    const own = people(400, "self");
    for (const { metric, estimate } of measured(own, own)) {
      if (estimate.kind === "unknown") throw new Error(`${metric.id}: ${estimate.reason}`);
      expect(estimate.value, metric.id).toBe(estimate.control?.value);
    }
  });

  it("holds people to people at any size: no bias, and errors that are those seen", () => {
    const z = new Map<string, number[]>();
    for (let run = 0; run < 36; run++) {
      const sizes = [300, 500, 900][run % 3] ?? 300;
      for (const { metric, estimate, error } of measured(people(1_200, `a${run}`), people(sizes, `b${run}`))) {
        if (estimate.kind === "unknown" || !error) throw new Error(`${metric.id}: no value`);
        const off = offOf(estimate.value, estimate.control?.value ?? 0) / error;
        z.set(metric.id, [...(z.get(metric.id) ?? []), off]);
      }
    }
    for (const [id, all] of z) {
      const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
      const spread = Math.sqrt(all.reduce((sum, each) => sum + each * each, 0) / all.length);
      expect(Math.abs(mean) * Math.sqrt(all.length), `${id}: bias in standard errors`).toBeLessThan(4);
      expect(spread, `${id}: spread in stated errors`).toBeLessThan(1.5);
      expect(spread, `${id}: spread in stated errors`).toBeGreaterThan(0.4);
    }
  });

  it("moves each the harmful way in the collapse that it is there for", () => {
    const law = aliasTable(zipfWeights(3_000, 1.05, 2.7).map((weight) => weight ** 1.6));
    const control = people(1_000, "a");
    const sharpened = measured(control, people(800, "b", { law, phrases: 0.8 }));
    const templated = measured(control, people(1_000, "c", { templates: 0.7 }));
    sharpened.forEach(({ metric, estimate }, i) => {
      const other = metric.id === "diversity.syntax" ? templated[i]?.estimate : estimate;
      if (other?.kind !== "value") throw new Error(`${metric.id}: ${other?.reason}`);
      const off = offOf(other.value, other.control?.value ?? 0);
      expect(metric.worseWhen === "lower" ? -off : off, metric.id).toBeGreaterThan(0.02);
    });
  });

  it("says why there is no number: no text, too few texts, too few words, too few documents, no common phrase", () => {
    const reasons = (control: Summary, generation: Summary) =>
      new Set(measured(control, generation).map(({ estimate }) => estimate.kind === "unknown" && estimate.reason));
    const own = people(400, "a");
    expect(reasons(own, { ...own, texts: [] })).toEqual(new Set(["no-text"]));
    expect(reasons(own, people(40, "b"))).toEqual(new Set(["too-few-samples"]));
    const few = { ...own, texts: own.texts.map((text) => ({ ...text, key: text.key % 15 })) };
    expect(reasons(own, few)).toEqual(new Set(["too-few-samples"]));
    const short = { ...own, texts: own.texts.map((text) => ({ ...text, text: "…" })) };
    expect(reasons(own, short)).toEqual(new Set(["too-few-samples", "too-few-events", false]));
    const unlike = { ...own, texts: own.texts.map(({ key, content }) => ({ key, content, text: manyWords(key) })) };
    const repetition = measured(unlike, own).find(({ metric }) => metric.id === "diversity.self-repetition");
    expect(repetition?.estimate).toMatchObject({ kind: "unknown", reason: "too-few-events" });
    const longest = measured(own, unlike).find(({ metric }) => metric.id === "diversity.mtld");
    expect(longest?.estimate).toMatchObject({ kind: "unknown", reason: "unbounded" });
  });
});

/** Thirty words that no other sample has. */
const manyWords = (key: number) => Array.from({ length: 30 }, (_, i) => `u${key}x${i}`).join(" ");
