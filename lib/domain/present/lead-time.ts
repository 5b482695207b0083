import { diversityCompression } from "../metrics/diversity/compression.ts";
import { diversityEntropy } from "../metrics/diversity/entropy.ts";
import { driftJs } from "../metrics/drift/js.ts";
import { generationName, plural } from "./format.ts";

/** Metrics that are averages over everything said: what a look at means would have seen (interface.md 2, the lead-time marker). */
export const AVERAGES = [diversityEntropy, diversityCompression, driftJs].map(({ id }) => id);

/**
 * How much sooner the tail spoke than the averages: "4 generations earlier than the averages", or null when it was no sooner.
 * Given the generation at which the tail's alert opened, and the first at which an average was beyond its watch line.
 */
export function leadTimeWords(tailAt: number, averagesAt: number | null): string | null {
  if (averagesAt === null) return "the averages have not moved";
  if (averagesAt <= tailAt) return null;
  return `${plural(averagesAt - tailAt, "generation")} earlier than the averages, which moved at ${generationName(averagesAt)}`;
}
