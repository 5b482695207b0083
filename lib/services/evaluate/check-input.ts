import { hash } from "node:crypto";
import { contentText } from "#domain/formats/canonical.ts";
import type { Rejection, Sample } from "#domain/sample.ts";
import { readSamples } from "#engine/reader.ts";

/** A file as a command gives it: its name as typed, its bytes, its size where known. */
export interface CheckFile {
  name: string;
  open: () => AsyncIterable<Uint8Array>;
}

/** A rejected line and the file it stands in. */
export interface CheckReject extends Rejection {
  file: string;
}

/** What was read so far; filled while the samples stream by. */
export interface ReadTally {
  offered: number;
  rejected: number;
  duplicates: number;
  rejects: CheckReject[];
}

/** Rejected lines that are kept to be shown. */
const SHOWN = 20;

export const emptyTally = (): ReadTally => ({ offered: 0, rejected: 0, duplicates: 0, rejects: [] });

/**
 * Streams the samples of one generation's files, shards in the order given; the same id and content twice counts once,
 * the same id with other content is rejected, as on a server. Throws FileError when a file is refused whole.
 */
export async function* samplesOfFiles(
  files: readonly CheckFile[],
  tally: ReadTally,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Sample[]> {
  const seen = new Map<string, string>();
  for (const [at, file] of files.entries()) {
    let offered = 0;
    let bytes = 0;
    for await (const batch of readSamples(file.open(), { source: `file${at}` })) {
      const keep = batch.samples.filter((sample, i) => isNew(sample, file.name, batch.lines[i] ?? 0, seen, tally));
      tally.rejected += batch.rejections.length;
      keepRejects(tally, batch.rejections, file.name);
      onBytes(batch.bytes - bytes);
      bytes = batch.bytes;
      offered = batch.offered;
      if (keep.length > 0) yield keep;
    }
    tally.offered += offered;
  }
}

function isNew(sample: Sample, file: string, line: number, seen: Map<string, string>, tally: ReadTally): boolean {
  if (sample.id.startsWith("~")) return true;
  const digest = hash("sha256", contentText(sample), "base64").slice(0, 22);
  const known = seen.get(sample.id);
  if (known === undefined) {
    seen.set(sample.id, digest);
    return true;
  }
  if (known === digest) {
    tally.duplicates++;
    return false;
  }
  tally.rejected++;
  const message = "The id was used before for other content.";
  keepRejects(
    tally,
    [{ line, offset: 0, code: "id.conflict", field: "id", message, help: "Give each sample its own id.", excerpt: "" }],
    file,
  );
  return false;
}

function keepRejects(tally: ReadTally, rejections: readonly Rejection[], file: string): void {
  for (const rejection of rejections.slice(0, SHOWN - tally.rejects.length)) tally.rejects.push({ ...rejection, file });
}
