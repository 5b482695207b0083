import type { Histogram } from "./stats/histogram.ts";

/**
 * One side of a comparison (human control or generation), reduced to what every statistic needs.
 * Counts are of samples unless they say tokens. Strata by index; the last (OUTSIDE) holds what the catalogue lacks.
 * `exposure`: tokens, capped per sample. `m`: samples at the common budget (statistics.md 3).
 * `coverage`: the common share of what people say that is seen where effective numbers are read.
 */
export interface Side {
  n: number;
  exposure: number;
  m: number;
  coverage: number;
  presence: Histogram[];
  tokens: Histogram[];
  /** Tokens by drift cell. */
  cells: Float64Array;
  /** Copies of equal content: `times` contents occur `count` times. */
  contents: Histogram;
  /** Classes of near copies among the `n` samples that the incidence keeps, read at `m` of them. */
  nearCopies: { classes: Histogram; n: number; m: number };
  /** Samples by token count. */
  lengths: Histogram;
  /** Sequences of 2, 3, 4 words: how often different ones occur, of `n` in all, read at `m` of them. */
  grams: readonly { times: Histogram; n: number; m: number }[];
  /** Events in the catalogue, by stratum. */
  stratumSizes: readonly number[];
}

/** The same side with each of its jackknife blocks left out in turn. */
export interface JackknifedSide {
  whole: Side;
  /** Blocks that hold no sample are absent. */
  without: Side[];
}

/** Share of the smaller side's exposure that a budget takes at most, and at least, however unequal the blocks are. */
const MOST_OF_A_SIDE = 0.98;
const LEAST_OF_A_SIDE = 0.9;

/** Exposure that both sides are read at (statistics.md 3). `share`: of the smaller side's exposure. */
const budgetOf = (a: Whole, b: Whole, share = MOST_OF_A_SIDE) => share * Math.min(a.exposure, b.exposure);

type Whole = Pick<Side, "n" | "exposure">;

/** Samples of each side at the common budget τ = 0.98 · min(exposures): floor(n·τ/exposure). */
export function commonBudget(a: Whole, b: Whole): [number, number] {
  const budget = budgetOf(a, b);
  const at = (side: Whole) => Math.max(1, Math.floor((side.n * budget) / side.exposure));
  return [at(a), at(b)];
}

/**
 * Exposure at which two sides and nearly all of their replicates can be read: where a jackknife block holds over 2% of a
 * side, less than 0.98 of the smaller one. A replicate read at less than the rest would show a loss that is none.
 */
export function jackknifedBudget(a: JackknifedSide, b: JackknifedSide): number {
  const left = [a, b].flatMap(({ whole, without }) => without.map(({ exposure }) => exposure / whole.exposure));
  const share = Math.max(LEAST_OF_A_SIDE, Math.min(MOST_OF_A_SIDE, ...left));
  return budgetOf(a.whole, b.whole, share);
}

/** Sequences of each length that both sides, and nearly all of their replicates, can be read at. */
export function gramBudget([a, b]: readonly [JackknifedSide, JackknifedSide]): number[] {
  return a.whole.grams.map(({ n }, i) => {
    const left = [a, b].flatMap(({ whole, without }) =>
      without.map(({ grams }) => (grams[i]?.n ?? 0) / Math.max(1, whole.grams[i]?.n ?? 0)),
    );
    const share = Math.max(LEAST_OF_A_SIDE, Math.min(MOST_OF_A_SIDE, ...left));
    return Math.floor(share * Math.min(n, b.whole.grams[i]?.n ?? 0));
  });
}

/** Samples of a side at an exposure: never more than there are. */
const samplesAt = ({ n, exposure }: Whole, budget: number) => Math.max(1, Math.min(n, (n * budget) / exposure));

/** Share of its budget's samples that near copies are read at: all, unless the incidence of a side keeps fewer. */
export function keptShare(sides: readonly JackknifedSide[], budget: number): number {
  return Math.min(1, ...sides.map(({ whole }) => whole.nearCopies.n / samplesAt(whole, budget)));
}

/**
 * Sets what a side is read at. Its replicates are read at the same exposure, so at n·τ/exposure of their own samples
 * (unrounded, never more than there are): longer or shorter samples in a block must not look like richer ones.
 */
export function readAt(
  { whole, without }: JackknifedSide,
  { budget, coverage, kept, grams }: { budget: number; coverage: number; kept: number; grams: readonly number[] },
): JackknifedSide {
  const at = (side: Side, m: number): Side => {
    const { classes, n } = side.nearCopies;
    return {
      ...side,
      m,
      coverage,
      nearCopies: { classes, n, m: Math.min(n, m * kept) },
      grams: side.grams.map((own, i) => ({ ...own, m: Math.min(own.n, grams[i] ?? 0) })),
    };
  };
  return {
    whole: at(whole, Math.floor(samplesAt(whole, budget))),
    without: without.map((each) => at(each, samplesAt(each, budget))),
  };
}
