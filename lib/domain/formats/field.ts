import type { Sample } from "#domain/sample.ts";
import { fitsIn } from "./utf8-length.ts";

/** Why a record is not a sample: a closed code, the field, and what the field must be. */
export interface Refusal {
  code: string;
  field: string | null;
  message: string;
  help: string;
}

/** What a field reader may know beside the value. `hash`: SHA-256 of a text in hex. */
export interface RecordPlace {
  line: number;
  source: string;
  /** The generation the record is sent to; null for the reference. */
  generation: number | null;
  hash: (text: string) => string;
}

/** Reads one field into the draft, or says why not. `put` returns the code of the refusal, or null. */
export interface Field {
  rule: string;
  put: (draft: Sample, value: unknown, place: RecordPlace) => string | null;
}

export const KIB = 1024;

/** Whether a value is a text of at most `limit` bytes, and of at least one when it must not be empty. */
export function isText(value: unknown, limit: number, least = 1): value is string {
  return typeof value === "string" && value.length >= least && fitsIn(value, limit);
}

/** Whether a value is a plain object (JSON has no other kind). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether an object takes at most `limit` bytes as JSON. */
export function isSmall(value: unknown, limit: number): boolean {
  return fitsIn(JSON.stringify(value), limit);
}

/** A number without negative zero, whose two spellings would be two contents. */
export function plainNumber(value: number): number {
  return value === 0 ? 0 : value;
}
