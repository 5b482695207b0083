import type { Reference } from "./comparison/comparison.ts";

/** Share of a human pool that curation keeps. */
const KEPT = 0.1;

/**
 * κ as planned: how much richer in a stratum's events the richest tenth of human samples is than human samples at
 * large, in incidences per token (statistics.md 9: a rate, not the share of samples with an event). Read off the
 * control, which stands for the pool that people would collect; measured again on what they really bring. Least 1.
 */
export function curatedEnrichment(
  { catalogue, control }: Reference,
  index: ReadonlyMap<string, number>,
  stratum: number,
): number {
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
  const overall = rate(samples);
  return overall > 0 ? Math.max(1, rate(richest) / overall) : 1;
}

function rate(samples: readonly { held: number; tokens: number }[]): number {
  let held = 0;
  let tokens = 0;
  for (const sample of samples) {
    held += sample.held;
    tokens += sample.tokens;
  }
  return tokens > 0 ? held / tokens : 0;
}
