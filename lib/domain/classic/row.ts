import type { UnknownReason } from "../estimate.ts";

/** A number as another program gives it. `group`: "words", "labels", "texts", "value:x" or "embeddings". */
export interface ClassicRow {
  group: string;
  measure: string;
  /** Whose convention it follows, and what that is. */
  by: string;
  convention: string;
  value: number | null;
  unknown?: UnknownReason;
}

type Computed = number | null | undefined;

/** A row; what has no finite number is unknown with its reason. */
export function row(
  [group, measure, by, convention]: readonly [string, string, string, string],
  value: Computed,
  reason: UnknownReason = "undefined",
): ClassicRow {
  const known = value !== null && value !== undefined && Number.isFinite(value);
  return { group, measure, by, convention, value: known ? value : null, ...(known ? {} : { unknown: reason }) };
}
