import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { visibleText } from "#domain/formats/excerpt.ts";
import { asServiceError } from "#services/errors.ts";
import type { CheckFile } from "#services/evaluate/check-input.ts";
import { type Io, UsageError } from "./io.ts";

/** Groups files by generation: all named gen-<k>.*, or none; then by order. */
export function generationsOf(names: readonly string[], io: Io): { index: number; files: CheckFile[] }[] {
  if (names.length === 0) throw new UsageError("no FILE given");
  const numbered = names.map((name) => /(?:^|[\\/])gen-(\d{1,5})\.[^\\/]*$/.exec(name)?.[1]);
  const isNamed = numbered.every((number) => number !== undefined);
  if (!isNamed && numbered.some((number) => number !== undefined)) {
    throw new UsageError("some files are named gen-<k> and some are not");
  }
  const groups = new Map<number, CheckFile[]>();
  names.forEach((name, at) => {
    const index = isNamed ? Number(numbered[at]) : at;
    groups.set(index, (groups.get(index) ?? []).concat(fileOf(name, io)));
  });
  return Array.from(groups, ([index, files]) => ({ index, files })).sort((a, b) => a.index - b.index);
}

/** A file as a verb takes it; `-` is standard input. */
export function fileOf(name: string, io: Io): CheckFile {
  return { name: visibleText(name), open: () => (name === "-" ? io.stdin : createReadStream(io.pathOf(name))) };
}

/** Bytes of all files, where that tells how far reading is; null for compressed ones and standard input. */
export async function totalBytes(names: readonly string[], io: Io): Promise<number | null> {
  if (names.some((name) => name === "-" || /\.(gz|zst|zstd)$/.test(name))) return null;
  const sizes = await Promise.all(names.map(async (name) => (await stat(io.pathOf(name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A share written in percent ("5%"). Throws UsageError. */
export function shareOf(option: string, text: string): number {
  const share = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text)?.[1];
  if (share === undefined || Number(share) > 100) throw new UsageError(`${option} is a share like 5%`);
  return Number(share) / 100;
}

/** A number within its bounds; null where the option was not given. Throws UsageError. */
export function numberOf(option: string, text: string | boolean | undefined, low: number, high: number): number | null {
  if (text === undefined) return null;
  const value = typeof text === "string" && /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= low && value <= high)) throw new UsageError(`--${option} is a number from ${low} to ${high}`);
  return value;
}

/** Why files could not be used, for a report. Throws what is a fault of ours again. */
export function refusalOf(error: unknown): { code: string; message: string; help: string } {
  if (isMissingFile(error)) {
    const message = `There is no file ${visibleText(String(error.path))}.`;
    return { code: "file.missing", message, help: "Name a file that exists." };
  }
  const known = asServiceError(error);
  if (known.code === "internal") throw error;
  return { code: known.code, message: known.message, help: known.help };
}

const isMissingFile = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "ENOENT" || error.code === "EISDIR" || error.code === "EACCES");
