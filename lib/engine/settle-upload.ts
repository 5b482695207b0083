import { openBlobs } from "#store/fs.ts";
import { readIdIndex, readSegment } from "#store/segment.ts";
import { createIdTable, type IdTable } from "./id-table.ts";
import { createLineKeeper, type UploadSegment } from "./segment-lines.ts";
import { segmentRecord } from "./segment-record.ts";

/** An upload's segments, and the id indexes that others committed to its generation meanwhile. */
export interface SettleUpload {
  folder: string;
  segments: UploadSegment[];
  against: string[];
}

/** The segments without records that were committed meanwhile; `conflicts`: lines whose id now stands for another content. */
export interface SettledUpload {
  segments: UploadSegment[];
  duplicates: number;
  conflicts: { line: number; id: string }[];
}

/** Takes out of an upload what another one committed first. Segments without such records stay as they are. */
export async function settleUpload({ folder, segments, against }: SettleUpload): Promise<SettledUpload> {
  const blobs = openBlobs(folder);
  const ids = createIdTable();
  for (const index of against) ids.addIndex(await readIdIndex(blobs, index));
  const settled: SettledUpload = { segments: [], duplicates: 0, conflicts: [] };
  const keeper = createLineKeeper(blobs);
  for (const segment of segments) {
    if (!(await overlaps(ids, folder, segment))) {
      settled.segments.push(segment);
      continue;
    }
    let at = 0;
    for await (const sample of readSegment(blobs, segment.blob)) {
      const line = segment.lines[at++] ?? 0;
      const record = segmentRecord(sample);
      const standing = ids.find(record.idHash, record.digest);
      if (standing === "duplicate") settled.duplicates++;
      else if (standing === "conflict") settled.conflicts.push({ line, id: sample.id });
      else await keeper.add(record, line);
    }
  }
  settled.segments.push(...(await keeper.finish()));
  return settled;
}

async function overlaps(ids: IdTable, folder: string, segment: UploadSegment): Promise<boolean> {
  const index = await readIdIndex(openBlobs(folder), segment.indexBlob);
  for (let i = 0; i < index.records; i++) {
    const [from, to] = [i * 16, i * 16 + 16];
    if (ids.find(index.idHashes.subarray(from, to), index.digests.subarray(from, to)) !== "new") return true;
  }
  return false;
}
