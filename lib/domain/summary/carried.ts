import { mergeNumbers, NO_NUMBERS, type Numbers, numbersOf } from "./numbers.ts";
import { mergeRows, NO_ROWS, type Rows, rowsOf } from "./rows.ts";

/** What samples carry beside their words: numbers by field, and embeddings. */
export interface Carried {
  numbers: Numbers;
  rows: Rows;
}

export const NOTHING_CARRIED: Carried = { numbers: NO_NUMBERS, rows: NO_ROWS };

/** A sample's key and what it carries. */
export interface Carrier {
  key: number;
  values?: Record<string, number>;
  embedding?: number[];
}

/** Collects what samples carry, all of it, in any order. */
export function carriedBy(samples: readonly Carrier[]): Carried {
  return { numbers: numbersOf(samples), rows: rowsOf(samples) };
}

/** Throws parts together, each bounded by its least keys: the whole's, bit for bit. `isWanted`: of those keys alone. */
export function mergeCarried(parts: readonly Carried[], isWanted?: (key: number) => boolean): Carried {
  return {
    numbers: mergeNumbers(
      parts.map(({ numbers }) => numbers),
      undefined,
      isWanted,
    ),
    rows: mergeRows(
      parts.map(({ rows }) => rows),
      undefined,
      isWanted,
    ),
  };
}
