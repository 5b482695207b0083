import type { Split } from "./reference.ts";
import { STRATA, stratumOf } from "./strata.ts";
import { byCodeUnit, samplesOf, tokensOf } from "./summary/count-table.ts";
import { exposureOf } from "./summary/summary.ts";

/** Commonest types that get a cell of their own in the drift measure; the rest share one per stratum. */
export const OWN_CELLS = 1_000;
/** One cell per own type, one per stratum, one for what the catalogue lacks. */
export const CELLS = OWN_CELLS + STRATA.length + 1;
const ORIGINALS = 3;
const LONGEST_ORIGINAL = 600;

/**
 * What the human half says and how rarely: frozen once per reference, the same for every generation.
 * Event i: `names[i]`, held by `heldBy[i]` samples, stratum `stratum[i]`, drift cell `cell[i]`.
 * `originals[i]`: places in `texts` of up to three human samples that hold it (strata up to 10-30).
 */
export interface Catalogue {
  tokenizer: string;
  kind: "word" | "label";
  samples: number;
  exposure: number;
  names: string[];
  heldBy: Uint32Array;
  stratum: Uint8Array;
  cell: Uint16Array;
  stratumSizes: number[];
  originals: number[][];
  texts: string[];
}

/** Freezes the catalogue of a split reference. O(incidences). */
export function catalogueOf(split: Split, kind: "word" | "label"): Catalogue {
  const { words } = split.catalogue;
  const heldBy = Uint32Array.from(words.names, (_, i) => samplesOf(words, i));
  const tokens = Float64Array.from(words.names, (_, i) => tokensOf(words, i));
  const stratum = Uint8Array.from(heldBy, stratumOf);
  const cell = Uint16Array.from(stratum, (s) => OWN_CELLS + s);
  const commonest = Array.from(words.names.keys())
    .sort((i, j) => (tokens[j] ?? 0) - (tokens[i] ?? 0) || byCodeUnit(words.names[i] ?? "", words.names[j] ?? ""))
    .slice(0, OWN_CELLS);
  commonest.forEach((i, rank) => {
    cell[i] = rank;
  });
  const stratumSizes = STRATA.map((_, s) => stratum.reduce((sum, each) => sum + (each === s ? 1 : 0), 0));
  return {
    tokenizer: split.catalogue.tokenizer,
    kind,
    samples: split.catalogue.samples,
    exposure: exposureOf(split.catalogue),
    names: words.names,
    heldBy,
    stratum,
    cell,
    stratumSizes,
    ...originalsOf(split, words.names, stratum),
  };
}

function originalsOf(split: Split, names: readonly string[], stratum: Uint8Array) {
  const idOf = new Map(names.map((name, i) => [name, i]));
  const originals: number[][] = names.map(() => []);
  const texts: string[] = [];
  const { key, content, start, word, names: own } = split.catalogueIncidence;
  for (let i = 0; i < key.length; i++) {
    const text = split.catalogueTexts.get(content[i] ?? "");
    if (text === undefined) continue;
    let place = -1;
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) {
      const id = idOf.get(own[word[k] ?? 0] ?? "") ?? -1;
      const list = originals[id];
      if (!list || (stratum[id] ?? 0) > 3 || list.length >= ORIGINALS) continue;
      if (place < 0) place = texts.push(text.slice(0, LONGEST_ORIGINAL)) - 1;
      list.push(place);
    }
  }
  return { originals, texts };
}

/** Looks catalogue events up by name; built once per run, since a Map does not travel. */
export function indexOf(catalogue: Catalogue): Map<string, number> {
  return new Map(catalogue.names.map((name, i) => [name, i]));
}
