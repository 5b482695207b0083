import type { Catalogue } from "./catalogue.ts";
import { POOLED_STRATA, strataOf } from "./strata.ts";
import { byCodeUnit } from "./summary/count-table.ts";
import type { Summary } from "./summary/summary.ts";

/** Prompts of which a mean is kept: those of least hash, the same in every generation. */
const PROMPTS_KEPT = 1_024;

/**
 * What a generation's log probabilities tell later ones. Prompts ascending: mean −log probability a token of the answers
 * to each, in nats. Scored human texts ascending by key: their nats, and the share of rare words in each.
 */
export interface SurpriseColumn {
  prompt: string[];
  nats: Float64Array;
  scored: Float64Array;
  scoredNats: Float64Array;
  rarity: Float64Array;
}

const RARE = strataOf(POOLED_STRATA);

/** Reads the log probabilities of a summary; null where it states none. Given the catalogue and its index of names. */
export function surpriseColumn(
  { carried, scored }: Summary,
  catalogue: Pick<Catalogue, "stratum">,
  index: ReadonlyMap<string, number>,
): SurpriseColumn | null {
  const { prompt, nats } = carried.surprise;
  const sums = new Map<string, { sum: number; answers: number }>();
  prompt.forEach((each, i) => {
    if (each === "") return;
    const own = sums.get(each) ?? { sum: 0, answers: 0 };
    sums.set(each, { sum: own.sum + (nats[i] ?? 0), answers: own.answers + 1 });
  });
  const kept = Array.from(sums)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .slice(0, PROMPTS_KEPT);
  if (kept.length === 0 && scored.length === 0) return null;
  const isRare = (word: string) => RARE.includes(catalogue.stratum[index.get(word) ?? -1] ?? -1);
  return {
    prompt: kept.map(([each]) => each),
    nats: Float64Array.from(kept, ([, { sum, answers }]) => sum / answers),
    scored: Float64Array.from(scored, ({ key }) => key),
    scoredNats: Float64Array.from(scored, (each) => each.nats),
    rarity: Float64Array.from(scored, ({ words }) => words.filter(isRare).length / Math.max(1, words.length)),
  };
}
