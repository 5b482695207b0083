import type { Split } from "./reference.ts";
import { totalsOf } from "./stats/left-out.ts";
import { STRATA, stratumOf } from "./strata.ts";
import type { HashCounts } from "./summary/hash-counts.ts";
import { heldPhrases } from "./summary/held-phrases.ts";

/** What the catalogue half says in phrases of one length, and how rarely: event i has hash `hash[i]` (ascending) and stratum `stratum[i]`. */
export interface PhraseStrata {
  hash: Float64Array;
  stratum: Uint8Array;
  stratumSizes: number[];
}

/** Phrases of two and of three words, kinds apart (statistics.md 3). */
export interface PhraseCatalogue {
  pairs: PhraseStrata;
  triples: PhraseStrata;
}

/** Freezes the followed phrases of a split reference. O(phrases). */
export const phraseCatalogueOf = ({ catalogueIncidence: { key, pairs, triples } }: Split): PhraseCatalogue => {
  const blocks = new Uint8Array(key.length);
  return { pairs: strataOf(heldPhrases(pairs, blocks)), triples: strataOf(heldPhrases(triples, blocks)) };
};

function strataOf(table: HashCounts): PhraseStrata {
  const stratum = Uint8Array.from(totalsOf({ start: table.start, count: table.count }), stratumOf);
  const stratumSizes = STRATA.map((_, s) => stratum.reduce((sum, each) => sum + (each === s ? 1 : 0), 0));
  return { hash: table.hash, stratum, stratumSizes };
}
