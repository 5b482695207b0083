import { generationName, plural } from "./format.ts";

/** Metrics that are averages over everything said: what a look at means would have seen (interface.md 2, the lead-time marker). */
export const AVERAGES = ["diversity.entropy", "diversity.compression", "drift.js"] as const;

/**
 * How much sooner the tail spoke than the averages: "4 generations earlier than the averages", or null when it was no sooner.
 * Given the generation at which the tail's alert opened, and the first at which an average was beyond its watch line.
 */
export function leadTimeWords(tailAt: number, averagesAt: number | null): string | null {
  if (averagesAt === null) return "the averages have not moved";
  if (averagesAt <= tailAt) return null;
  return `${plural(averagesAt - tailAt, "generation")} earlier than the averages, which moved at ${generationName(averagesAt)}`;
}
