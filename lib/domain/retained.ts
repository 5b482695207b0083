import type { Side } from "./side.ts";
import { expectedSeen } from "./stats/rarefaction.ts";
import { strataOf } from "./strata.ts";

/** Mean rarefied presence of the events of a rarity slice at the common budget (Hurlbert 1971, eq. 2); 0 where it has none. */
export function retained(side: Pick<Side, "n" | "m" | "presence" | "stratumSizes">, slice: string): number {
  const strata = strataOf(slice);
  const events = strata.reduce((sum, stratum) => sum + (side.stratumSizes[stratum] ?? 0), 0);
  const presence = strata.flatMap((stratum) => side.presence[stratum] ?? []);
  return events > 0 ? expectedSeen(presence, side.n, side.m) / events : 0;
}
