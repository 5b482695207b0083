import type { Random } from "../stats/random.ts";

/** A standard normal number (Box, Muller 1958). */
export function normalFrom(source: Random): number {
  return Math.sqrt(-2 * Math.log(1 - source.uniform())) * Math.cos(2 * Math.PI * source.uniform());
}
