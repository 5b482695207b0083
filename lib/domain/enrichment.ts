import type { Reference } from "./comparison/comparison.ts";

/** Share of a human pool that curation keeps. */
const KEPT = 0.1;

/** z of the one-sided 95% low end that κ is planned on. */
const LOW_END = 1.645;

/** Chosen samples beside human ones at large: κ, incidences of the stratum per token; and tokens per sample. */
export interface Enrichment {
  rate: number;
  length: number;
}

/**
 * How much richer in a stratum's events the richest tenth of human samples is than human samples at large: in incidences
 * per token (statistics.md 9: a rate, not the share of samples with an event), low end by the count of incidences; and how
 * long they are, since the densest samples are short. Read off the control, which stands for the pool that people would
 * collect; measured again on what they really bring. A rate of 1 at least.
 */
export function curatedEnrichment(
  { catalogue, control }: Reference,
  index: ReadonlyMap<string, number>,
  stratum: number,
): Enrichment {
  const { names, key, start, word, exposure } = control.incidence;
  const isRare = Uint8Array.from(names, (name) => (catalogue.stratum[index.get(name) ?? -1] === stratum ? 1 : 0));
  const samples = Array.from(key.keys(), (i) => {
    let held = 0;
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) held += isRare[word[k] ?? 0] ?? 0;
    return { held, tokens: exposure[i] ?? 0, key: key[i] ?? 0 };
  }).filter(({ tokens }) => tokens > 0);
  const density = ({ held, tokens }: { held: number; tokens: number }) => held / tokens;
  const richest = samples
    .toSorted((a, b) => density(b) - density(a) || a.key - b.key)
    .slice(0, Math.ceil(samples.length * KEPT));
  const [all, chosen] = [totals(samples), totals(richest)];
  if (all.held === 0 || chosen.held === 0) return { rate: 1, length: 1 };
  const rate = (density(chosen) / density(all)) * Math.exp(-LOW_END / Math.sqrt(chosen.held));
  const length = chosen.tokens / richest.length / (all.tokens / samples.length);
  return rate > 1 ? { rate, length } : { rate: 1, length: 1 };
}

function totals(samples: readonly { held: number; tokens: number }[]): { held: number; tokens: number } {
  return {
    held: samples.reduce((sum, { held }) => sum + held, 0),
    tokens: samples.reduce((sum, { tokens }) => sum + tokens, 0),
  };
}
