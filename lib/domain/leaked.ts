import type { Budget } from "./budget.ts";
import type { Comparison } from "./comparison/comparison.ts";
import { repeatedOf } from "./comparison/repeated.ts";
import type { Tested } from "./comparison/tested.ts";
import { normalQuantile } from "./stats/normal.ts";

/** Excess of the catalogue's words over the control's from which what the tail does proves nothing; uncalibrated. */
const LEAKED = 0.05;

/**
 * Whether the generation surely repeats the reference: its contents word for word, or the catalogue's own words beyond
 * the control's (at the tail's watch α, whole interval above nothing). Such a reference may accuse but not acquit
 * (statistics.md 2).
 */
export function isReferenceLeaked(comparison: Comparison, tested: readonly Tested[], budget: Budget): boolean {
  if (repeatedOf(comparison)?.isBlinding) return true;
  const leak = tested.find(({ metric }) => metric.computation.kind === "leak")?.estimate;
  if (leak?.kind !== "value" || leak.value < LEAKED) return false;
  const error = (leak.high - leak.value) / normalQuantile(0.975);
  return leak.value > error * normalQuantile(1 - budget.alpha.tail.watch);
}
