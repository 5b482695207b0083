import type { Estimate } from "../estimate.ts";
import type { Measurement } from "../judgement.ts";
import type { IndicatorState } from "../risk.ts";

/** Lines of an indicator on its metric's own scale: wanted, escalate, gate. */
export interface IndicatorLines {
  appetite: number;
  tolerance: number;
  critical: number;
  /** Fewest samples a reading may rest on. */
  minSamples: number;
}

/** What an indicator says of one estimate. `confirmed`: the whole interval is beyond tolerance. */
export interface IndicatorReading {
  state: IndicatorState;
  confirmed: boolean;
}

/**
 * Reads an indicator from the interval, not from the point: ok needs the whole interval inside appetite, a breach the
 * point beyond tolerance, and is confirmed when the whole interval is; between them it is watch.
 * Unknown when there is no value or fewer samples than `minSamples`.
 * Given the direction of the metric ("lower" is worse, or "higher"). Source: trust.md 5.
 */
export function indicatorReading(
  estimate: Estimate,
  lines: IndicatorLines,
  worseWhen: "lower" | "higher",
): IndicatorReading {
  if (estimate.kind === "unknown" || estimate.n < lines.minSamples) return { state: "unknown", confirmed: false };
  const sign = worseWhen === "lower" ? 1 : -1;
  const safest = sign * (worseWhen === "lower" ? estimate.high : estimate.low);
  const riskiest = sign * (worseWhen === "lower" ? estimate.low : estimate.high);
  if (sign * estimate.value < sign * lines.tolerance)
    return { state: "breach", confirmed: safest < sign * lines.tolerance };
  return { state: riskiest >= sign * lines.appetite ? "ok" : "watch", confirmed: false };
}

/**
 * Reads an indicator of named events from its exact test: an interval of few counts reaches across every line, so the
 * verdict is the state, and a breach is confirmed when the interval says so too.
 */
export function testedReading(
  { estimate, verdict }: Pick<Measurement, "estimate" | "verdict">,
  lines: IndicatorLines,
): IndicatorReading {
  if (estimate.kind === "unknown") return { state: "unknown", confirmed: false };
  return { state: verdict, confirmed: verdict === "breach" && estimate.high < lines.tolerance };
}
