import type { WordingDetail } from "../judgement.ts";
import { type CountTable, samplesOf } from "../summary/count-table.ts";

/** Bars of the picture, and the share of samples that it reaches to. */
const BINS = 24;
const REACH = 0.995;
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/**
 * How long samples are on both sides, in words. Given the tables of lengths. Returns shares by bins of one width, the last
 * one open, and the 5, 25, 50, 75 and 95% points. O(different lengths).
 */
export function lengthShares(human: CountTable, generation: CountTable): WordingDetail["lengths"] {
  const sides = [human, generation].map(sortedLengths);
  const reach = Math.max(1, ...sides.map((side) => quantile(side, REACH)));
  const width = Math.max(1, Math.ceil((reach + 1) / BINS));
  const bins = Math.ceil((reach + 1) / width);
  const [humanShares = [], shares = []] = sides.map((side) => binned(side, width, bins));
  const [humanQuantiles = [], quantiles = []] = sides.map((side) => QUANTILES.map((share) => quantile(side, share)));
  return { width, human: humanShares, generation: shares, humanQuantiles, quantiles };
}

interface Lengths {
  of: { length: number; samples: number }[];
  total: number;
}

function sortedLengths(table: CountTable): Lengths {
  const of = table.names
    .map((name, i) => ({ length: Number(name), samples: samplesOf(table, i) }))
    .sort((a, b) => a.length - b.length);
  return { of, total: of.reduce((sum, { samples }) => sum + samples, 0) };
}

/** The least length that at least this share of samples does not exceed. */
function quantile({ of, total }: Lengths, share: number): number {
  let seen = 0;
  for (const { length, samples } of of) {
    seen += samples;
    if (seen >= share * total) return length;
  }
  return of.at(-1)?.length ?? 0;
}

function binned({ of, total }: Lengths, width: number, bins: number): number[] {
  const shares = new Array<number>(bins).fill(0);
  for (const { length, samples } of of) {
    const at = Math.min(bins - 1, Math.floor(length / width));
    shares[at] = (shares[at] ?? 0) + samples / Math.max(1, total);
  }
  return shares;
}
