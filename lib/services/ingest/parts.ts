import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { FileError } from "#domain/formats/file-error.ts";
import { inflated } from "#engine/inflate.ts";
import { FILE_LIMITS } from "#engine/limits.ts";
import { sourceOf } from "#engine/reader.ts";

/** A piece of a file that is sent as one batch: whole lines. `firstLine`: number of its first line in the file. */
export interface FilePart {
  ordinal: number;
  firstLine: number;
  bytes: Buffer;
}

export const PART_BYTES = 8 * 1024 * 1024;
export const PART_LINES = 20_000;
const LONGEST_LINE = 64 * 1024 * 1024;
const LF = 0x0a;

/** The name that lines of a file without id get, and its size on disk. Throws FileError, and the system's error when there is no file. */
export async function fileSource(path: string): Promise<{ source: string; bytes: number }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return { source: await sourceOf(file.createReadStream({ autoClose: false }), FILE_LIMITS), bytes: size };
  } finally {
    await file.close();
  }
}

/** Cuts a file into parts of at most 8 MiB or 20,000 lines, unpacked. The cut depends on the content alone. Throws FileError. */
export async function* fileParts(path: string): AsyncGenerator<FilePart> {
  const at = { ordinal: 0, firstLine: 1 };
  let held: Buffer[] = [];
  let size = 0;
  let lines = 0;
  const cut = (): FilePart => {
    const part = { ...at, bytes: Buffer.concat(held) };
    at.ordinal++;
    at.firstLine += lines;
    [held, size, lines] = [[], 0, 0];
    return part;
  };
  let open = 0;
  for await (const chunk of inflated(createReadStream(path, { highWaterMark: 256 * 1024 }), FILE_LIMITS)) {
    let from = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, from)) {
      held.push(chunk.subarray(from, end + 1));
      size += end + 1 - from;
      open = 0;
      from = end + 1;
      if (++lines >= PART_LINES || size >= PART_BYTES) yield cut();
    }
    if (from === chunk.length) continue;
    held.push(chunk.subarray(from));
    size += chunk.length - from;
    open += chunk.length - from;
    if (open > LONGEST_LINE) throw new FileError("file.too-large", "A line of the file is longer than 64 MiB.");
  }
  if (size > 0) yield cut();
}
