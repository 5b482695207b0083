/** Rarity strata by number of catalogue samples that hold the event (statistics.md 3). */
export const STRATA = [
  { slice: "rarity:1", least: 1, most: 1 },
  { slice: "rarity:2-3", least: 2, most: 3 },
  { slice: "rarity:4-9", least: 4, most: 9 },
  { slice: "rarity:10-30", least: 10, most: 30 },
  { slice: "rarity:31+", least: 31, most: Number.POSITIVE_INFINITY },
] as const;

/** Stratum index of events that the catalogue lacks. */
export const OUTSIDE = STRATA.length;

/** Strata whose loss gates; words seen ten times are common words, and subjects move them (statistics.md 12.5). */
export const GATING_STRATA = ["rarity:1", "rarity:2-3", "rarity:4-9"] as const;

/** The gating strata read together: of a few hundred samples no single one tells a loss of a tenth, all three do. */
export const POOLED_STRATA = "rarity:1-9";
/** Slices of retention that gate: each stratum, and the three together. */
export const TAIL_GATES = [...GATING_STRATA, POOLED_STRATA] as const;

/** Indexes of the strata that a slice reads. Throws on a slice that is none. */
export const strataOf = (slice: string): readonly number[] =>
  slice === POOLED_STRATA ? GATING_STRATA.map(stratumIndex) : [stratumIndex(slice)];

/** Stratum index of an event held by `x` ≥ 1 catalogue samples. */
export function stratumOf(x: number): number {
  return STRATA.findIndex(({ least, most }) => x >= least && x <= most);
}

/** Index of a rarity slice. Throws on a slice that is none. */
export function stratumIndex(slice: string): number {
  const index = STRATA.findIndex((stratum) => stratum.slice === slice);
  if (index < 0) throw new Error(`${slice} is no rarity stratum`);
  return index;
}
