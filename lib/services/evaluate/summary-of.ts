import { hash } from "node:crypto";
import type { Tx } from "#db/client.ts";
import type { LineageRow } from "#db/lineages.ts";
import { listSegments } from "#db/segments.ts";
import { findSummaries } from "#db/summaries.ts";
import { SUMMARY_FORM } from "#domain/summary/summary.ts";
import { TOKENIZER } from "#engine/tokenise.ts";

/** The key of a generation's summary, and its blob where it was judged before. */
export interface StoredSummary {
  key: string;
  blob: string | null;
}

/** Names what was reduced and how: equal keys have equal summaries. `reference`: the frozen reference's blob. */
export const summaryKey = (lineage: LineageRow, reference: string, parts: readonly unknown[]) =>
  hash("sha256", JSON.stringify([TOKENIZER, SUMMARY_FORM, lineage.salt, lineage.events, reference, parts]), "hex");

/** Where the summary of a generation's samples lies, whatever the order of upload. */
export async function summaryOf(
  tx: Tx,
  lineage: LineageRow,
  { generationId, reference }: { generationId: string; reference: string },
): Promise<StoredSummary> {
  const segments = (await listSegments(tx, generationId)).map(({ blob }) => blob).sort();
  const key = summaryKey(lineage, reference, segments);
  const blob = (await findSummaries(tx, lineage.id, [key])).get(key) ?? null;
  return { key, blob };
}
