/**
 * One side of a comparison (human control or generation), reduced to what every statistic needs.
 * Counts are of samples unless they say tokens. Written by whoever reduces summaries; metrics only read it.
 */
export interface Side {
  /** Samples. */
  n: number;
  /** Exposure: tokens, capped per sample. */
  exposure: number;
  /** Samples at the common budget (statistics.md 3). */
  m: number;
  /** By stratum index: events with the same count, `counts[i]` of them are held by `held[i]` samples. */
  presence: Histogram[];
  /** By stratum index: the same over tokens. */
  tokens: Histogram[];
  /** Tokens by cell: the 200 commonest catalogue types, five rarity bins, outside. */
  cells: Float64Array;
  /** Events in the catalogue, by stratum index. */
  stratumSizes: readonly number[];
}

/** Frequency of frequencies: `times[i]` events were counted `count[i]` times; counts ascending, none zero. */
export interface Histogram {
  count: Float64Array;
  times: Float64Array;
}
