import type { Split } from "./reference.ts";
import { STRATA, stratumOf } from "./strata.ts";
import { type CountTable, samplesOf } from "./summary/count-table.ts";
import { tableOf } from "./summary/summary.ts";

/** What the catalogue half says in phrases of one length, and how rarely: event i is `names[i]`, of stratum `stratum[i]`. */
export interface PhraseStrata {
  names: string[];
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
  return { pairs: strataOfTable(tableOf(pairs, blocks)), triples: strataOfTable(tableOf(triples, blocks)) };
};

function strataOfTable(table: CountTable): PhraseStrata {
  const stratum = Uint8Array.from(table.names, (_, i) => stratumOf(samplesOf(table, i)));
  const stratumSizes = STRATA.map((_, s) => stratum.reduce((sum, each) => sum + (each === s ? 1 : 0), 0));
  return { names: table.names, stratum, stratumSizes };
}
