import { describe, expect, it } from "vitest";
import { freezeReference } from "#domain/comparison/comparison.ts";
import { judgeGeneration } from "#domain/judge-generation.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { generateSentences, trainTrigram } from "#domain/simulate/recursion.ts";
import { wordsOf } from "#domain/simulate/sentences.ts";
import { random } from "#domain/stats/random.ts";
import { incidence } from "#domain/summary/incidence.ts";
import { summarise } from "#domain/summary/summary.ts";
import { TOOLS } from "#engine/deflate.ts";
import { plainReading, TOKENIZER, tokenise } from "#engine/tokenise.ts";
import { pools } from "./pools.ts";

const { reference, training, fresh } = pools();

function read(texts: readonly string[]) {
  const samples = texts.map((text, i) => ({ id: `s${i}`, text }));
  const tokenised = tokenise(samples, plainReading("lengths"));
  return { tokenizer: TOKENIZER, incidence: incidence(tokenised.samples), texts: tokenised.texts };
}

const REFERENCE = freezeReference([read(reference.slice(0, 1_200).map(({ text }) => text))]);

function judged(texts: readonly string[]) {
  const { tokenizer, incidence: of, texts: kept } = read(texts);
  return judgeGeneration({
    reference: REFERENCE,
    source: "control",
    generation: summarise(tokenizer, of, kept),
    facts: { index: 1, samples: texts.length, rejected: 0, bundle: null },
    policies: defaultPolicies(),
    looks: 1,
    declared: { pinned: [], named: [] },
    tools: TOOLS,
    seed: "lengths",
    isMismatched: false,
  }).judgement;
}

const firstWords = (text: string, count: number) => text.split(" ").slice(0, count).join(" ");

describe("samples shorter than people's", () => {
  it.each([12, 6])("are a shift and no collapse when they are people's own sentences cut to %i words", (count) => {
    const human = fresh.slice(0, 1_200).map(({ text }) => firstWords(text, count));
    const { phase, verdict, quantities, notes } = judged(human);
    expect({ phase, verdict, tickets: quantities.length }).toEqual({ phase: "shift", verdict: "watch", tickets: 0 });
    expect(notes.map(({ code }) => code)).toContainEqual(expect.stringMatching(/^cut-/));
  });

  it("are a collapse still when the words are gone as well", () => {
    let texts = training.slice(0, 4_000).map(({ text }) => text);
    const half = texts.map((text) => Math.max(3, Math.round(wordsOf(text).length / 2)));
    const source = random("lengths");
    for (let g = 0; g < 2; g++) texts = generateSentences(trainTrigram(texts, 0.9), half, 4_000, source);
    expect(judged(texts.slice(0, 1_200))).toMatchObject({ phase: "early-collapse", verdict: "breach" });
  });
});
