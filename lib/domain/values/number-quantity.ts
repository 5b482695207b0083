import type { Judged } from "../judge.ts";
import type { InjectionQuantity } from "../judgement.ts";
import { momentsOf } from "../stats/sorted.ts";
import type { Field } from "./field.ts";

/** Share of the human rate and spread that the injected bundle aims at (τ). */
const TARGET = 0.95;

/**
 * Human samples that bring a field's spread and extremes back: the rate ⌈M(τ−μ_L)/(κ−τ)⌉ of statistics.md 9, where every
 * collected sample comes from beyond the human 1-99% range. There κ is what such a sample adds: one over their share for
 * a lost rate of extremes, their mean square over the variance for a lost spread. Null when neither is in breach.
 */
export function numberQuantity(judged: readonly Judged[], field: Field, bundle: number): InjectionQuantity | null {
  const { human, range } = field;
  const { mean, variance } = momentsOf(human.value, 0);
  const extremes = human.value.filter((x) => x <= range.low || x >= range.high);
  const square = extremes.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, extremes.length);
  const gains: Partial<Record<Judged["role"], number>> = {
    tail: human.value.length / Math.max(1, extremes.length),
    richness: extremes.length > 0 ? square / variance : 1,
  };
  const needs = judged.flatMap(({ role, verdict, estimate }) => {
    const gain = gains[role];
    if (verdict !== "breach" || gain === undefined || estimate.kind !== "value") return [];
    // Human samples drawn at random bring back what people hold on average: κ = 1.
    const enrichment = Math.max(1, gain);
    const rate = Math.ceil((bundle * Math.max(0, TARGET - estimate.low)) / (enrichment - TARGET));
    return [{ rate, enrichment, massLow: estimate.low }];
  });
  const [most] = needs.toSorted((a, b) => b.rate - a.rate);
  if (!most) return null;
  const { rate, enrichment, massLow } = most;
  return {
    stratum: `value:${field.name}`,
    humanSamples: rate,
    kind: enrichment > 1 ? "targeted" : "random",
    ledBy: "rate",
    rate,
    presence: 0,
    floor: 0,
    inputs: { bundle, target: TARGET, massLow, enrichment, freshShare: null },
  };
}
