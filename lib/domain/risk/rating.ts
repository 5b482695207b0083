import type { IndicatorState, Strength } from "../risk.ts";
import type { IndicatorReading } from "./indicator.ts";

/** Ordinal likelihood 1-5 as a range: what the evidence cannot tell apart stays a range. */
export interface Likelihood {
  low: number;
  high: number;
}

const HARM: Record<IndicatorState, number> = { ok: 0, unknown: 1, watch: 2, breach: 3 };

/**
 * The likelihood range of one indicator from its readings, oldest first.
 * Three ok running 1-2, ok 2, watch 2-4, breach 3-5, confirmed 4-5, confirmed twice running 5; unknown, or nothing
 * read yet, the full range 1-5. Source: trust.md 5.
 */
export function likelihoodRange(readings: readonly IndicatorReading[]): Likelihood {
  const last = readings.at(-1);
  if (!last || last.state === "unknown") return { low: 1, high: 5 };
  if (last.state === "watch") return { low: 2, high: 4 };
  if (last.state === "breach") {
    if (!last.confirmed) return { low: 3, high: 5 };
    return readings.at(-2)?.confirmed ? { low: 5, high: 5 } : { low: 4, high: 5 };
  }
  const three = readings.slice(-3);
  return three.length === 3 && three.every((each) => each.state === "ok") ? { low: 1, high: 2 } : { low: 2, high: 2 };
}

/**
 * The worst of several indicators decides: breach before watch before unknown before ok; within a state the higher
 * range. Returns its position, or null for none.
 */
export function leadingIndicator(histories: readonly (readonly IndicatorReading[])[]): number | null {
  const rank = (index: number) => {
    const readings = histories[index] ?? [];
    const range = likelihoodRange(readings);
    return HARM[readings.at(-1)?.state ?? "unknown"] * 100 + range.low * 10 + range.high;
  };
  const order = histories.map((_, index) => index).sort((a, b) => rank(b) - rank(a) || a - b);
  return order[0] ?? null;
}

/**
 * How far the rating may be trusted: low when the last reading is unknown or stands alone; high with three generations
 * read and a least detectable effect of at most 10 percent; else medium. Source: trust.md 5.
 */
export function strengthOfKnowledge(readings: readonly IndicatorReading[], mde: number | null): Strength {
  const known = readings.filter((each) => each.state !== "unknown").length;
  if (known < 2 || readings.at(-1)?.state === "unknown") return "low";
  return known >= 3 && mde !== null && mde <= 0.1 ? "high" : "medium";
}

/** The level of one cell of the 5×5 matrix: a lookup, never a product. Matrix version 1. */
const MATRIX = [
  ["low", "low", "low", "medium", "medium"],
  ["low", "low", "medium", "medium", "high"],
  ["low", "medium", "medium", "high", "high"],
  ["medium", "medium", "high", "high", "extreme"],
  ["medium", "high", "high", "extreme", "extreme"],
] as const;
export type RiskLevel = (typeof MATRIX)[number][number];

/** The level at a likelihood and an impact, both 1-5. Throws outside the matrix. */
export function riskLevel(likelihood: number, impact: number): RiskLevel {
  const level = MATRIX[likelihood - 1]?.[impact - 1];
  if (!level) throw new Error(`no cell for likelihood ${likelihood}, impact ${impact}`);
  return level;
}

/** The levels that a likelihood range covers at one impact, least first, each once; empty while the impact is not set. */
export function riskLevels(range: Likelihood, impact: number | null): RiskLevel[] {
  if (impact === null) return [];
  const levels: RiskLevel[] = [];
  for (let likelihood = range.low; likelihood <= range.high; likelihood++) levels.push(riskLevel(likelihood, impact));
  return [...new Set(levels)];
}
