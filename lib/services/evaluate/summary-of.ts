import { hash } from "node:crypto";
import type { Tx } from "#db/client.ts";
import type { LineageRow } from "#db/lineages.ts";
import { listSegments } from "#db/segments.ts";
import { findSummaries } from "#db/summaries.ts";
import { SUMMARY_FORM } from "#domain/summary/summary.ts";
import { TOKENIZER } from "#engine/tokenise.ts";

/** The segments of a generation, the key of their summary, and its blob where they were reduced before. */
export interface StoredSummary {
  segments: string[];
  key: string;
  blob: string | null;
}

/** Where the summary of a generation's samples lies. Equal keys have equal summaries, whatever the order of upload. */
export async function summaryOf(tx: Tx, lineage: LineageRow, generationId: string): Promise<StoredSummary> {
  const segments = (await listSegments(tx, generationId)).map(({ blob }) => blob).sort();
  const key = hash("sha256", JSON.stringify([TOKENIZER, SUMMARY_FORM, segments, lineage.salt, lineage.events]), "hex");
  const blob = (await findSummaries(tx, lineage.id, [key])).get(key) ?? null;
  return { segments, key, blob };
}
