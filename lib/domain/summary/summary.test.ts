import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitReference } from "../reference.ts";
import { carriedBy } from "./carried.ts";
import { following, samplesOf } from "./count-table.ts";
import { incidence, type TokenisedSample } from "./incidence.ts";
import { pack, unpack } from "./pack.ts";
import { carrying, mergeSummaries, type Summary, summarise } from "./summary.ts";

const sample = fc.record({
  content: fc.integer({ min: 0, max: 30 }),
  words: fc.array(fc.constantFrom("the", "tail", "goes", "first", "尾", "мир"), { maxLength: 8 }),
});

/** Samples whose key follows from their content, as a salted digest does. */
const tokenised = ({ content }: { content: number }, words: string[]): TokenisedSample => ({
  key: content * 977,
  content: content.toString(16).padStart(16, "0"),
  words,
  labels: content % 3 === 0 ? ["third"] : [],
  events: [],
  slices: [`facet:of=${content % 4}`],
  claims: content % 5 === 0 ? ["origin:human"] : [],
});

const summaryOf = (samples: readonly TokenisedSample[]): Summary =>
  carrying(
    summarise(
      "t",
      incidence(samples),
      samples.map(({ key, content }) => ({ key, content, text: `text of ${content}` })),
    ),
    carriedBy(
      samples.map(({ key }) => ({
        key,
        values: { ["abc".charAt(key % 3)]: key / 7 },
        embedding: [key + 1, -1, 0.5],
        nats: key / 3,
        answered: { prompt: String(key % 4), key, content: String(key), text: `answer ${key}` },
      })),
    ),
  );

const digest = (summary: Summary) => createHash("sha256").update(pack(summary)).digest("hex");

/** Equal contents say equal words. */
const SAMPLES = fc
  .tuple(fc.array(sample, { minLength: 1, maxLength: 40 }), fc.array(sample, { minLength: 31, maxLength: 31 }))
  .map(([drawn, says]) => drawn.map((each) => tokenised(each, says[each.content]?.words ?? [])));

describe("mergeSummaries", () => {
  it("gives the bytes of the whole, however the samples are cut and in whatever order", () => {
    fc.assert(
      fc.property(SAMPLES, fc.array(fc.nat(), { maxLength: 5 }), fc.nat(), (samples, cuts, turn) => {
        const turned = samples.slice(turn % samples.length).concat(samples.slice(0, turn % samples.length));
        const places = [0, ...cuts.map((cut) => cut % (samples.length + 1)), samples.length].sort((a, b) => a - b);
        const parts = places
          .slice(1)
          .map((to, i) => turned.slice(places[i], to))
          .filter((part) => part.length > 0);
        expect(digest(mergeSummaries(parts.map(summaryOf).reverse()))).toBe(digest(summaryOf(samples)));
      }),
    );
  });

  it("keeps the names of least hash where there are more than its bounds, followed ones whatever theirs, in any cut and order", () => {
    const bounds = { words: 2, contents: 5, slices: 1 };
    const followed = (summary: Summary) => ({ ...summary, words: following(summary.words, (name) => name === "尾") });
    fc.assert(
      fc.property(SAMPLES, fc.nat(), (samples, cut) => {
        const at = 1 + (cut % samples.length);
        const parts = [samples.slice(at), samples.slice(0, at)].filter((part) => part.length > 0);
        const whole = mergeSummaries([followed(summaryOf(samples))], bounds);
        const merged = mergeSummaries(
          parts.map((part) => mergeSummaries([followed(summaryOf(part))], bounds)),
          bounds,
        );
        expect(digest(merged)).toBe(digest(whole));
        const exact = summaryOf(samples).words;
        whole.words.names.forEach((name, i) => {
          expect(samplesOf(whole.words, i)).toBe(samplesOf(exact, exact.names.indexOf(name)));
        });
        expect(whole.words.names.includes("尾")).toBe(exact.names.includes("尾"));
      }),
    );
  });

  it("refuses to add words of different tokenizers", () => {
    const one = summaryOf([tokenised({ content: 1 }, ["a"])]);
    expect(() => mergeSummaries([one, { ...one, tokenizer: "other" }])).toThrow("tokenizers");
  });
});

describe("pack", () => {
  it("gives back what it was given", () => {
    fc.assert(
      fc.property(SAMPLES, (samples) => {
        const summary = summaryOf(samples);
        expect(unpack(pack(summary))).toEqual(summary);
      }),
    );
  });
});

describe("splitReference", () => {
  it("keeps copies of one content on one side, and loses no sample", () => {
    fc.assert(
      fc.property(SAMPLES, (samples) => {
        const texts = samples.map(({ key, content }) => ({ key, content, text: content }));
        const { catalogue, control } = splitReference([{ tokenizer: "t", incidence: incidence(samples), texts }]);
        expect(catalogue.samples + control.samples).toBe(samples.length);
        const held = new Set(catalogue.contents.hash);
        expect(control.contents.hash.some((hash) => held.has(hash))).toBe(false);
      }),
    );
  });
});
