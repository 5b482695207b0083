import { constants, createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from "node:zlib";
import { FileError } from "#domain/formats/file-error.ts";
import type { ReadLimits } from "./limits.ts";
import { assertTextHead, type Compression, compressionOf, HEAD_BYTES, isZstdFrame } from "./magic.ts";

const PIECE = 16 * 1024;

/**
 * The decoded bytes of a file or body, whatever its one layer of compression; several gzip members and zstd frames count as one.
 * `announced`: the compression a sender named, which the bytes must then have. Nothing may count before the end: truncation shows only there.
 * Throws FileError. Memory: a few hundred KiB.
 */
export async function* inflated(
  source: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
  announced?: Compression,
): AsyncGenerator<Buffer> {
  const wire = { bytes: 0 };
  const { head, rest } = await peek(counted(source, wire, limits));
  const found = compressionOf(head);
  if (announced && found !== announced) throw new FileError("file.wrong-magic", `The bytes are not ${announced}.`);
  const plain = found === null ? rest : decoded(rest, found);
  const inner = found === null ? { head, rest: plain } : await peek(plain);
  if (found !== null && compressionOf(inner.head) !== null) {
    throw new FileError("file.nested-compression", "The file is compressed twice.");
  }
  assertTextHead(inner.head);
  let bytes = 0;
  for await (const chunk of inner.rest) {
    bytes += chunk.length;
    if (bytes > limits.decodedBytes) throw new FileError("file.too-large", "The file is too large once unpacked.");
    if (bytes > limits.ratioFreeBytes && bytes > wire.bytes * limits.ratio) {
      throw new FileError("file.ratio", `The file unpacks to more than ${limits.ratio} times its size.`);
    }
    yield chunk;
  }
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  wire: { bytes: number },
  limits: ReadLimits,
): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    wire.bytes += chunk.length;
    if (wire.bytes > limits.wireBytes) throw new FileError("file.too-large", "The file is too large.");
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
}

/** Holds back only the first bytes of a stream, to look at them. */
async function peek(source: AsyncGenerator<Buffer>): Promise<{ head: Buffer; rest: AsyncGenerator<Buffer> }> {
  const held: Buffer[] = [];
  let bytes = 0;
  while (bytes < HEAD_BYTES) {
    const next = await source.next();
    if (next.done) break;
    held.push(next.value);
    bytes += next.value.length;
  }
  async function* rest(): AsyncGenerator<Buffer> {
    yield* held;
    yield* source;
  }
  return { head: Buffer.concat(held).subarray(0, HEAD_BYTES), rest: rest() };
}

type Decoder = Gunzip | ZstdDecompress;

function decoderOf(compression: "gzip" | "zstd"): Decoder {
  if (compression === "gzip") return createGunzip({ chunkSize: 4 * PIECE });
  return createZstdDecompress({ chunkSize: 4 * PIECE, params: { [constants.ZSTD_d_windowLogMax]: 25 } });
}

/** Node's decoders go quiet after the first frame of a chunk and call that success; hence the count of what each one took. */
async function* decoded(source: AsyncIterable<Buffer>, compression: "gzip" | "zstd"): AsyncGenerator<Buffer> {
  let member = startMember(compression);
  let padding = false;
  try {
    for await (const chunk of source) {
      for (let at = 0; at < chunk.length; ) {
        const piece = chunk.subarray(at, at + PIECE);
        if (padding || member.isEnded) {
          const next = nextMember(piece, compression);
          padding = next === "padding";
          if (padding) {
            at += piece.length;
            continue;
          }
          member.decoder.destroy();
          member = startMember(compression);
        }
        const before = member.decoder.bytesWritten;
        yield* feed(member, (done) => member.decoder.write(piece, done));
        const taken = member.decoder.bytesWritten - before;
        member.isEnded = taken < piece.length;
        at += taken;
      }
    }
    if (!member.isEnded) yield* feed(member, () => void member.decoder.end());
  } finally {
    member.decoder.destroy();
  }
}

function nextMember(piece: Buffer, compression: "gzip" | "zstd"): "padding" | "member" {
  if (compression === "gzip" && piece.every((byte) => byte === 0)) return "padding";
  if (compression === "zstd" && (piece.length < 4 || isZstdFrame(piece))) return "member";
  throw new FileError("file.trailing-garbage", `Bytes follow the ${compression} data.`);
}

interface Member {
  decoder: Decoder;
  isEnded: boolean;
  failure: Error | null;
  wake: () => void;
}

function startMember(compression: "gzip" | "zstd"): Member {
  const member: Member = { decoder: decoderOf(compression), isEnded: false, failure: null, wake: () => undefined };
  member.decoder.on("readable", () => member.wake());
  member.decoder.on("end", () => {
    member.isEnded = true;
    member.wake();
  });
  member.decoder.on("error", (error) => {
    member.failure = error;
    member.wake();
  });
  return member;
}

/** Runs one write while reading what comes out, so that a bomb waits in the decoder and not in memory. */
async function* feed(member: Member, start: (done: () => void) => void): AsyncGenerator<Buffer> {
  let isWritten = false;
  start(() => {
    isWritten = true;
    member.wake();
  });
  for (;;) {
    for (let out = member.decoder.read(); out !== null; out = member.decoder.read()) yield out;
    if (member.failure) throw refusalOf(member.failure);
    if (isWritten || member.isEnded) return;
    await new Promise<void>((resolve) => {
      member.wake = resolve;
    });
  }
}

function refusalOf(failure: Error): FileError {
  const code = "code" in failure ? String(failure.code) : "";
  if (code === "Z_BUF_ERROR") return new FileError("file.truncated", "The compressed data end too early.");
  if (code.includes("windowTooLarge") || /window/i.test(failure.message)) {
    return new FileError("file.window", "The zstd window is larger than 32 MiB.");
  }
  const isNoHeader = failure.message === "incorrect header check" || code === "ZSTD_error_prefix_unknown";
  // The first header was seen to be right, so this is a later one.
  if (isNoHeader) {
    return new FileError("file.trailing-garbage", "Bytes follow the compressed data.");
  }
  return new FileError("file.damaged", "The compressed data are damaged.");
}
