import { createHash, hash } from "node:crypto";
import { contentText } from "#domain/formats/canonical.ts";
import { excerpt } from "#domain/formats/excerpt.ts";
import { FileError } from "#domain/formats/file-error.ts";
import {
  isDefinedField,
  NO_PROMOTION,
  type ParsedRecord,
  type Promotion,
  parseRecord,
} from "#domain/formats/native.ts";
import type { Rejection, Sample } from "#domain/sample.ts";
import { inflated } from "./inflate.ts";
import { FILE_LIMITS, type ReadLimits } from "./limits.ts";
import { type FileLine, linesOf } from "./lines.ts";
import type { Compression } from "./magic.ts";
import { strictJson } from "./strict-json.ts";

/**
 * `source`: names lines without id (see sourceOf). `generation`: what a record's own `generation` must equal; null for the reference.
 * `firstLine`: number of the first line, when this is a part of a larger file. `announced`: the compression the sender named.
 */
export interface ReadOptions {
  source: string;
  generation?: number | null;
  firstLine?: number;
  announced?: Compression;
  limits?: ReadLimits;
  promote?: Promotion;
}

/**
 * A stretch of a file. `lines[i]`, `digests[i]`: line number and content digest (SHA-256, hex) of `samples[i]`.
 * `offered`: records read so far; `bytes`: decoded bytes so far. `end` stands on the last stretch only: nothing counts before it.
 */
export interface ReadBatch {
  samples: Sample[];
  lines: number[];
  digests: string[];
  rejections: Rejection[];
  offered: number;
  bytes: number;
  end: { digest: string; notes: ReadNote[] } | null;
}

export interface ReadNote {
  code: string;
  key: string;
  lines: number;
}

const STRETCH = 1024;

/**
 * Reads native records from the bytes of a file or body: plain, gzip or zstd, line by line, in bounded memory.
 * Yields accepted samples and rejections in file order. Throws FileError when the file as a whole is refused, at latest at its end.
 */
export async function* readSamples(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ReadBatch, void> {
  const limits = options.limits ?? FILE_LIMITS;
  const whole = createHash("sha256");
  const state = { offered: 0, bytes: 0 };
  const unknownKeys = new Map<string, number>();
  const chunks = hashed(inflated(source, limits, options.announced), whole, state);
  let stretch = emptyStretch();
  for await (const lines of linesOf(chunks, limits.lineBytes, options.firstLine)) {
    for (const line of lines) {
      if (++state.offered > limits.lines) throw new FileError("file.too-many-lines", "The file has too many lines.");
      addLine(stretch, line, options, unknownKeys);
      assertNoArray(line, stretch, state.offered);
      if (stretch.samples.length + stretch.rejections.length < STRETCH) continue;
      yield { ...stretch, ...state, end: null };
      stretch = emptyStretch();
    }
  }
  if (state.offered === 0) throw new FileError("file.empty", "The file has no records.");
  yield { ...stretch, ...state, end: { digest: whole.digest("hex"), notes: notesOf(unknownKeys) } };
}

/** The name of a file for lines without id: the first 12 hex digits of the SHA-256 of its decoded bytes. Throws FileError. */
export async function sourceOf(source: AsyncIterable<Uint8Array>, limits = FILE_LIMITS): Promise<string> {
  return (await decodedDigest(source, limits)).slice(0, 12);
}

/** SHA-256 (hex) of the decoded bytes. Throws FileError. */
export async function decodedDigest(
  source: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
  announced?: Compression,
): Promise<string> {
  const whole = createHash("sha256");
  for await (const chunk of inflated(source, limits, announced)) whole.update(chunk);
  return whole.digest("hex");
}

type Stretch = Pick<ReadBatch, "samples" | "lines" | "digests" | "rejections">;

function emptyStretch(): Stretch {
  return { samples: [], lines: [], digests: [], rejections: [] };
}

async function* hashed(
  chunks: AsyncIterable<Buffer>,
  whole: ReturnType<typeof createHash>,
  state: { bytes: number },
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    whole.update(chunk);
    state.bytes += chunk.length;
    yield chunk;
  }
}

const sha256 = (text: string) => hash("sha256", text, "hex");

function addLine(stretch: Stretch, line: FileLine, options: ReadOptions, unknownKeys: Map<string, number>): void {
  const record = recordOf(line, options);
  if (record.kind === "refused") {
    const { number, offset } = line;
    stretch.rejections.push({
      line: number,
      offset,
      ...record.refusal,
      excerpt: excerpt(line.bytes.toString("utf8", 0, 480)),
    });
    return;
  }
  stretch.samples.push(record.sample);
  stretch.lines.push(line.number);
  stretch.digests.push(sha256(contentText(record.sample)));
  for (const key of record.unknownKeys) {
    if (unknownKeys.has(key) || unknownKeys.size < 100) unknownKeys.set(key, (unknownKeys.get(key) ?? 0) + 1);
  }
}

function recordOf(line: FileLine, options: ReadOptions): ParsedRecord {
  if (line.isGiant) return refused("line.too-long", "The line is too long.", null, "A record takes at most 1 MiB.");
  const parsed = strictJson(line.bytes, isDefinedField);
  if ("refusal" in parsed) {
    const { code, message, field } = parsed.refusal;
    return refused(code, message, field, "Send one JSON object on each line, as UTF-8.");
  }
  const place = { line: line.number, source: options.source, generation: options.generation ?? null, hash: sha256 };
  return parseRecord(parsed.value, place, options.promote ?? NO_PROMOTION);
}

function refused(code: string, message: string, field: string | null, help: string): ParsedRecord {
  return { kind: "refused", refusal: { code, message, field, help } };
}

/** A JSON array over several lines would only give a syntax error a line. */
function assertNoArray(line: FileLine, stretch: Stretch, offered: number): void {
  if (offered !== 1 || stretch.rejections[0]?.code === "json.not-object") return;
  if (line.bytes.toString("latin1").trimStart().startsWith("[")) {
    throw new FileError("file.unknown-format", "The file is a JSON array, not one object a line.");
  }
}

function notesOf(unknownKeys: Map<string, number>): ReadNote[] {
  return [...unknownKeys]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, lines]) => ({ code: "unknown-key", key, lines }));
}
