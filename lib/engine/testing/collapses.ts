import type { Measurement } from "#domain/judgement.ts";
import { contentOf, historyOf, measured, referenceOf, summaryOf } from "./measured.ts";
import { type Planted, population } from "./population.ts";

/** Collapses of every kind of content that a sample carries, so that a metric meets one that it is there for. */
const PLANTED: Record<string, Planted> = {
  "a sharpened model": { sharpened: 1.5, numbersWithin: 1, embeddingScale: 0.35, lostLabel: true, nats: 1.2 },
  "a model with one answer to a prompt": { oneAnswer: true, oneNumber: true, topics: 4 },
  "a model that copies with a word changed": { copied: 0.5, reworded: true, numbersMoved: 6, embeddingsMoved: 0.7 },
  "a model of one template that invents words": { templates: 0.8, invented: 0.1, origin: "unknown", unsourced: true },
  "a model that falls short": { shortened: 0.4 },
};

/** People, and what a model made of them, of one size. */
export const PEOPLE = 1_000;
export const GENERATION = 500;

const people = (count: number, seed: string, planted: Planted = {}) =>
  population(count, seed, { nats: 3, ...planted, origin: "human" });

export const humanReference = () => referenceOf(people(PEOPLE, "people"));

/** Measurements of every metric under every planted collapse, by the name of the collapse. */
export async function collapses(): Promise<Map<string, Measurement[]>> {
  const reference = await humanReference();
  const found = new Map<string, Measurement[]>();
  for (const [name, planted] of Object.entries(PLANTED)) {
    found.set(name, measured(reference, await summaryOf(reference, population(GENERATION, name, planted))));
  }
  const held = new Set(reference.control.incidence.content);
  const known = population(PEOPLE, "people", { nats: 3 }).filter(({ text }) => !held.has(contentOf(text ?? "")));
  found.set("a model that repeats the catalogue", measured(reference, await summaryOf(reference, known)));
  const textless = await referenceOf(people(PEOPLE, "textless", { textless: 5_000 }));
  const copies = population(GENERATION, "few contents", { textless: 60 });
  found.set("a model of few embeddings", measured(textless, await summaryOf(textless, copies)));
  found.set("a slow loss", await slowLoss());
  return found;
}

/** The seventh of seven generations, each sharper than the one before. */
export async function slowLoss(): Promise<Measurement[]> {
  const reference = await humanReference();
  const generations = [];
  for (let k = 0; k < 7; k++) {
    const planted = { sharpened: 1 + 0.08 * k, nats: 3 - 0.25 * k, surprise: 0.8 * k };
    generations.push(await summaryOf(reference, population(300, `slow ${k}`, planted)));
  }
  const last = generations.pop();
  return last ? measured(reference, last, historyOf(reference, generations)) : [];
}
