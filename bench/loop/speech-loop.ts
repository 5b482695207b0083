import { freezeReference } from "#domain/comparison/comparison.ts";
import type { ReferenceRecords } from "#domain/reference.ts";
import { richest } from "#domain/simulate/injection.ts";
import { generateSentences, trainTrigram } from "#domain/simulate/recursion.ts";
import { wordsOf } from "#domain/simulate/sentences.ts";
import { type Random, random } from "#domain/stats/random.ts";
import { STRATA } from "#domain/strata.ts";
import { incidence } from "#domain/summary/incidence.ts";
import { type Summary, summarise } from "#domain/summary/summary.ts";
import { words } from "#domain/text/words.ts";
import { plainReading, TOKENIZER, tokenise } from "#engine/tokenise.ts";
import { pools } from "../demo/pools.ts";
import type { Loop, Recursion } from "./lineage.ts";

const REFERENCE = 5_000;
const OBSERVED = 2_500;
/** What is chosen is chosen from a pool this many times as large, as far as the corpus goes. */
const POOL = 10;

let corpus: string[] | null = null;
function sentences(): string[] {
  const { reference, training, fresh, unused } = pools();
  corpus ??= [reference, training, fresh, unused].flat().map(({ text }) => text);
  return corpus;
}

function shuffled(texts: readonly string[], source: Random): string[] {
  const order = texts.slice();
  for (let i = order.length - 1; i > 0; i--) {
    const j = source.below(i + 1);
    [order[i], order[j]] = [order[j] ?? "", order[i] ?? ""];
  }
  return order;
}

function read(texts: readonly string[]): ReferenceRecords {
  const { samples, texts: kept } = tokenise(
    texts.map((text) => ({ id: "~", text })),
    plainReading("quantities"),
  );
  return { tokenizer: TOKENIZER, incidence: incidence(samples), texts: kept };
}

/** A lineage of trigram models on State of the Union sentences up to its ticket; no human sentence is used twice. */
export function speechLoop({ temperature, freshShare, generations }: Recursion, bundle: number, seed: string): Loop {
  const source = random(seed);
  const unused = shuffled(sentences(), source);
  const reference = freezeReference([read(unused.splice(0, REFERENCE))]);
  const first = unused.splice(0, bundle);
  const lengths = first.map((text) => wordsOf(text).length);
  const sampled = (learned: readonly string[], count: number, decodedAt: number) =>
    generateSentences(trainTrigram(learned, decodedAt), lengths, count, source);
  let learned = first;
  let model = sampled(learned, bundle, temperature);
  const fresh = Math.round(bundle * freshShare);
  for (let g = 2; g <= generations; g++) {
    learned = model.slice(0, bundle - fresh).concat(unused.splice(0, fresh));
    model = sampled(learned, bundle, temperature);
  }
  const summaryOf = (texts: readonly string[]): Summary => {
    const { tokenizer, incidence: held, texts: kept } = read(texts.slice(0, OBSERVED));
    return summarise(tokenizer, held, kept);
  };
  const stratum = new Map(reference.catalogue.names.map((name, i) => [name, reference.catalogue.stratum[i]]));
  const chosen = (count: number, slice: string) => {
    const wanted = STRATA.findIndex((each) => each.slice === slice);
    const pool = shuffled(unused, source).slice(0, count * POOL);
    const held = pool.map((text) => {
      const tokens = words(text);
      const kinds = new Set(tokens);
      return { wanted: Array.from(kinds).filter((word) => stratum.get(word) === wanted).length, tokens: tokens.length };
    });
    return richest(held, count).map((i) => pool[i] ?? "");
  };
  return {
    reference,
    bundle,
    generation: summaryOf(model),
    available: unused.length,
    next: (orders, isDecodingFixed) => {
      const human = orders.flatMap(({ count, chosenFor }) =>
        chosenFor === null ? shuffled(unused, source).slice(0, count) : chosen(count, chosenFor),
      );
      return summaryOf(sampled(model.concat(human), OBSERVED, isDecodingFixed ? 1 : temperature));
    },
  };
}
