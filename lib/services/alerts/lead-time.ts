import type { Tx } from "#db/client.ts";
import { firstBeyond } from "#db/measurements.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { AVERAGES, leadTimeWords } from "#domain/present/lead-time.ts";

/** How much sooner an alert of the tail opened than the averages moved, in words; null where it tells nothing. */
export async function leadTimeOf(
  tx: Tx,
  lineageId: string,
  alert: { metric: string | null; openedIndex: number },
): Promise<string | null> {
  const family = METRICS.find(({ id }) => id === alert.metric)?.family;
  if (family !== "tail" && family !== "richness") return null;
  return leadTimeWords(alert.openedIndex, await firstBeyond(tx, lineageId, AVERAGES));
}
