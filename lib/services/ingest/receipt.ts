import type { Rejection } from "#domain/sample.ts";
import type { StoredUpload } from "#engine/store-upload.ts";

/** What a sender is told about one accepted upload: offered = accepted + duplicates + rejected + skipped. `generation` null: the reference. */
export interface Receipt {
  batch: string;
  lineage: string;
  generation: number | null;
  revision: number;
  format: "native";
  source: string;
  offered: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  skipped: number;
  /** Of the decoded body. */
  digest: string;
  rejectsByCode: Record<string, number>;
  /** The first twenty. */
  rejects: Rejection[];
  notes: { code: string; key?: string; lines?: number }[];
  rejectReport: string;
  replayed: boolean;
}

const SHOWN = 20;

/** The receipt of a stored upload. */
export function receiptOf(
  upload: StoredUpload,
  at: { batch: string; lineage: string; generation: number | null; revision: number; isRepeat: boolean },
): Receipt {
  const { source, offered, accepted, duplicates, rejected, rejectsByCode, notes } = upload;
  const kept = upload.rejections.length < rejected ? [{ code: "rejects-kept", lines: upload.rejections.length }] : [];
  const repeat = at.isRepeat ? [{ code: "same-body-stored-before", lines: duplicates }] : [];
  return {
    batch: at.batch,
    lineage: at.lineage,
    generation: at.generation,
    revision: at.revision,
    format: "native",
    source,
    ...{ offered, accepted, duplicates, rejected, skipped: 0 },
    digest: `sha256:${upload.digest}`,
    rejectsByCode,
    rejects: sortedRejects(upload).slice(0, SHOWN),
    notes: [...notes, ...kept, ...repeat],
    rejectReport: `/api/v1/batches/${at.batch}/rejects`,
    replayed: false,
  };
}

/** The rejections that were kept, by line. */
export function sortedRejects(upload: StoredUpload): Rejection[] {
  return upload.rejections.toSorted((a, b) => a.line - b.line);
}
