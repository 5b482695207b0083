import type { Comparison } from "../comparison/comparison.ts";
import { contrastOf } from "../comparison/contrast.ts";
import { rateAgainstPeople } from "../comparison/counts.ts";
import type { Estimate } from "../estimate.ts";
import type { InjectionQuantity, Measurement, Verdict } from "../judgement.ts";
import { diversityTypes } from "../metrics/diversity/types.ts";
import { tailMass } from "../metrics/tail/mass.ts";
import { tailRetention } from "../metrics/tail/retention.ts";
import type { Reading } from "./verification.ts";

const WORST: readonly Verdict[] = ["breach", "unknown", "watch", "ok"];

/** Whether both presence and rate of a stratum must rise: where the rate decided how much was asked. */
export const isRateLed = ({ ledBy, rate }: Pick<InjectionQuantity, "ledBy" | "rate">) => ledBy === "rate" && rate > 0;

/** Whether a stratum is words of one rarity, or everything said: what two generations can be redrawn for. */
export const isOfWords = (stratum: string) => stratum === "all" || stratum.startsWith("rarity:");

/** Whether a stratum is a declared event or a label: what can be counted exactly. */
export const isCounted = (stratum: string) => /^(event|label):/.test(stratum);

/**
 * A stratum beside people, at one amount of text. Null where it could not be told.
 * Withheld values are read too: words chosen for the tail can look like a leaked reference.
 */
export function readingOf(stratum: string, comparison: Comparison, index: number): Reading | null {
  const estimate = isCounted(stratum) ? rateAgainstPeople(comparison, stratum) : estimateOf(stratum, comparison);
  return estimate && toReading(estimate, index);
}

function estimateOf(stratum: string, { heldOut, whole }: Comparison): Estimate | null {
  const metric = stratum === "all" ? diversityTypes : tailRetention;
  const sides = stratum === "all" ? whole : heldOut;
  const { computation } = metric;
  return sides && computation.kind === "contrast" ? contrastOf(metric, computation, stratum, sides).estimate : null;
}

/** The same of a judged measurement, where a generation cannot be read again (numbers, embeddings). */
export function judgedReading(stratum: string, measured: readonly Measurement[], index: number): Reading | null {
  const own = judgedOn(stratum, measured);
  return own ? toReading(own.estimate, index) : null;
}

function toReading(estimate: Estimate, index: number): Reading | null {
  if (estimate.kind === "unknown") return null;
  const { value, low, high, n } = estimate;
  return { index, value, low, high, n };
}

/** What a generation's own judgement says of a stratum: its worst measurement that decides; undefined where nothing does. */
export function judgedOn(stratum: string, measured: readonly Measurement[], isRate = false): Measurement | undefined {
  const own = measured.filter(({ slice, metric }) => slice === stratum && decides(stratum, metric, isRate));
  return own.toSorted((a, b) => WORST.indexOf(a.verdict) - WORST.indexOf(b.verdict))[0];
}

function decides(stratum: string, metric: string, isRate: boolean): boolean {
  if (!isOfWords(stratum)) return true;
  if (stratum === "all") return metric === diversityTypes.id;
  return metric === tailRetention.id || (isRate && metric === tailMass.id);
}
