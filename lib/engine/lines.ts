import { FileError } from "#domain/formats/file-error.ts";

/** A line of a file. `bytes`: without its line end; `isGiant`: over the limit, then `bytes` are only its beginning. */
export interface FileLine {
  number: number;
  offset: number;
  bytes: Buffer;
  isGiant: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
const KEPT = 512;

/**
 * Cuts decoded chunks into lines ending in LF or CRLF, blank ones left out but numbered; a BOM at the start is not part of the first.
 * A line over `lineBytes` is skipped to its end without being kept. Yields the lines of a chunk together. Memory: one chunk and one line.
 * Throws FileError `file.cr-line-ends` for a file whose only line ends are CR.
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  lineBytes: number,
  firstLine = 1,
): AsyncGenerator<FileLine[]> {
  const cutter = createCutter(lineBytes, firstLine);
  for await (const chunk of chunks) {
    const lines = cutter.cut(chunk);
    if (lines.length > 0) yield lines;
  }
  const last = cutter.finish();
  if (last.length > 0) yield last;
}

interface Cutter {
  cut(chunk: Buffer): FileLine[];
  finish(): FileLine[];
}

function createCutter(lineBytes: number, firstLine: number): Cutter {
  let number = firstLine;
  let offset = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  let hasLf = false;

  const hold = (part: Buffer) => {
    heldBytes += part.length;
    // Chunks belong to the stream and may be reused; a giant line keeps only its beginning.
    if (heldBytes <= lineBytes + 2 || held.length === 0) held.push(Buffer.from(part.subarray(0, lineBytes + 2)));
  };
  const line = (part: Buffer): FileLine | null => {
    const whole = held.length === 0 ? part : Buffer.concat([...held, part]);
    const bytes = heldBytes + part.length;
    const start = number === firstLine && offset === 0 && isBom(whole) ? 3 : 0;
    const end = whole.at(-1) === CR ? whole.length - 1 : whole.length;
    const isGiant = bytes - start - (whole.length - end) > lineBytes;
    const at = { number: number++, offset: offset + start };
    offset += bytes + 1;
    held = [];
    heldBytes = 0;
    const kept = whole.subarray(start, isGiant ? Math.min(end, start + KEPT) : end);
    return isGiant || !isBlank(kept) ? { ...at, bytes: kept, isGiant } : null;
  };
  return {
    cut(chunk) {
      const lines: FileLine[] = [];
      let from = 0;
      for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, from)) {
        hasLf = true;
        const next = line(chunk.subarray(from, at));
        if (next) lines.push(next);
        from = at + 1;
      }
      if (from < chunk.length) hold(chunk.subarray(from));
      if (!hasLf && heldBytes > lineBytes) assertNoCr(held);
      return lines;
    },
    finish() {
      if (!hasLf) assertNoCr(held);
      const last = heldBytes > 0 ? line(Buffer.alloc(0)) : null;
      return last ? [last] : [];
    },
  };
}

function assertNoCr(held: Buffer[]): void {
  const bytes = Buffer.concat(held);
  const at = bytes.indexOf(CR);
  if (at !== -1 && at < bytes.length - 1) throw new FileError("file.cr-line-ends", "The lines end in CR alone.");
}

function isBom(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === CR);
}
