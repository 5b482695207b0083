import { FileError } from "#domain/formats/file-error.ts";

/** Compressions that are read; `null` is none. */
export type Compression = "gzip" | "zstd" | null;

const ARCHIVES: readonly [string, string, number][] = [
  ["zip", "504b0304", 0],
  ["zip", "504b0506", 0],
  ["7z", "377abcaf271c", 0],
  ["bzip2", "425a68", 0],
  ["xz", "fd377a585a00", 0],
  ["tar", "7573746172", 257],
];
/** Bytes that decide what a file is. */
export const HEAD_BYTES = 512;

/** Which compression the first bytes of a file announce. Throws FileError `file.archive` for archives, which are never opened. */
export function compressionOf(head: Buffer): Compression {
  for (const [name, magic, at] of ARCHIVES) {
    if (head.toString("hex", at, at + magic.length / 2) === magic) {
      throw new FileError("file.archive", `The file is a ${name} archive.`);
    }
  }
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  return isZstdFrame(head) ? "zstd" : null;
}

/** Whether bytes begin a zstd frame, skippable frames included. */
export function isZstdFrame(bytes: Buffer): boolean {
  if (bytes.length < 4) return false;
  const magic = bytes.readUInt32LE(0);
  return magic === 0xfd2fb528 || (magic >= 0x184d2a50 && magic <= 0x184d2a5f);
}

/** Refuses decoded bytes that are no UTF-8 text: UTF-16, UTF-32, pictures, programs. Throws FileError. */
export function assertTextHead(head: Buffer): void {
  const isWide = head.length >= 2 && (head.readUInt16BE(0) === 0xfffe || head.readUInt16BE(0) === 0xfeff);
  const isBareWide = head.length >= 4 && (head[0] === 0) !== (head[1] === 0) && (head[0] === 0x7b || head[1] === 0x7b);
  const isBareWide32 = head.length >= 4 && head[0] === 0 && head[1] === 0 && head[2] === 0 && head[3] === 0x7b;
  if (isWide || isBareWide || isBareWide32) throw new FileError("file.not-utf8", "The file is UTF-16 or UTF-32.");
  const first = head.find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  if (first === undefined || first === 0x7b || first === 0x5b || (head[0] === 0xef && head[1] === 0xbb)) return;
  const hasControl = head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b));
  if (hasControl) throw new FileError("file.binary", "The file is not text.");
}
