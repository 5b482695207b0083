import { type Sequences, slice, without } from "./sequences.ts";

/** Word sequences of one side in groups of like size: group g is the sequences `bounds[g]..bounds[g + 1])`. */
export interface WordGroups {
  words: Sequences & { names: readonly string[] };
  bounds: readonly number[];
}

/** A statistic of all groups, and of all but each in turn. */
export interface Replicates {
  whole: number;
  without: number[];
}

/**
 * A statistic of all groups together and with each left out: for what is not a mean over samples.
 * Given sequences cut as the groups' words are (the words themselves, phrases of them). Null where it is not defined. O(groups · tokens).
 */
export function leavingOut(
  { bounds }: Pick<WordGroups, "bounds">,
  sequences: Sequences,
  of: (kept: Sequences) => number | null,
): Replicates | null {
  const whole = of(sequences);
  const left = bounds.slice(1).map((to, g) => of(without(sequences, bounds[g] ?? 0, to)));
  const known = left.flatMap((value) => value ?? []);
  return whole === null || known.length < left.length ? null : { whole, without: known };
}

/** The mean of a statistic over groups, and over all groups but each: for what is costly, or read at the size of a group. */
export function meanOverGroups(
  { bounds }: Pick<WordGroups, "bounds">,
  sequences: Sequences,
  of: (group: Sequences) => number | null,
): Replicates | null {
  const found = bounds.slice(1).map((to, g) => of(slice(sequences, bounds[g] ?? 0, to)));
  const values = found.flatMap((value) => value ?? []);
  if (values.length < found.length || values.length < 2) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  return { whole: sum / values.length, without: values.map((value) => (sum - value) / (values.length - 1)) };
}
