import type { PhraseStrata } from "../phrase-catalogue.ts";
import type { JackknifedSide, Side } from "../side.ts";
import type { Histogram } from "../stats/histogram.ts";
import { leftOut, NO_BLOCK } from "../stats/left-out.ts";
import { OUTSIDE } from "../strata.ts";
import { BLOCKS } from "../summary/count-table.ts";
import { heldPhrases } from "../summary/held-phrases.ts";
import type { Summary } from "../summary/summary.ts";
import { blocksOf } from "../summary/units.ts";

const NONE: Histogram = { count: [], times: [] };

/**
 * A summary's phrases of one length as a side, and with each jackknife block left out: which are held, by how many of
 * the samples that are kept whole. Nothing else of the side is filled. O(phrases held · log).
 */
export function phraseSides(of: Summary, kind: "pairs" | "triples", strata: PhraseStrata): JackknifedSide {
  const { exposure } = of.incidence;
  const blocks = blocksOf(of);
  const table = heldPhrases(of.incidence[kind], blocks);
  const given = { kind: strataOf(table.hash, strata), weights: Array(OUTSIDE + 1).fill(1), groups: OUTSIDE + 1 };
  const presence = leftOut({ start: table.start, block: table.block, count: table.count }, given);
  const samples = new Float64Array(BLOCKS);
  const tokens = new Float64Array(BLOCKS);
  blocks.forEach((block, i) => {
    samples[block] = (samples[block] as number) + 1;
    tokens[block] = (tokens[block] as number) + (exposure[i] as number);
  });
  const totals = { n: blocks.length, exposure: tokens.reduce((sum, each) => sum + each, 0) };
  const build = (block: number): Side => {
    const n = totals.n - (block === NO_BLOCK ? 0 : (samples[block] as number));
    return {
      n,
      exposure: totals.exposure - (block === NO_BLOCK ? 0 : (tokens[block] as number)),
      m: n,
      coverage: 0,
      presence: presence(block),
      tokens: [],
      cells: new Float64Array(0),
      contents: NONE,
      nearCopies: { classes: NONE, n, m: 0 },
      lengths: NONE,
      grams: [],
      stratumSizes: strata.stratumSizes,
    };
  };
  const without: Side[] = [];
  for (let b = 0; b < BLOCKS; b++) if (samples[b] !== 0) without.push(build(b));
  return { whole: build(NO_BLOCK), without };
}

/** Stratum of each hash: both lists ascend. */
function strataOf(hashes: Float64Array, { hash, stratum }: PhraseStrata): Uint8Array {
  let at = 0;
  return Uint8Array.from(hashes, (own) => {
    while (at < hash.length && (hash[at] as number) < own) at++;
    return hash[at] === own ? (stratum[at] as number) : OUTSIDE;
  });
}
