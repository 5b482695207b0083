import type { Scan } from "./json-scan.ts";

/** Why a line is not strict JSON. */
export type JsonCode =
  | "json.syntax"
  | "json.truncated"
  | "json.not-object"
  | "json.duplicate-key"
  | "json.forbidden-key"
  | "json.depth"
  | "json.members"
  | "json.lone-surrogate"
  | "json.nul"
  | "utf8.invalid"
  | "number.not-finite"
  | "number.unsafe-integer";

export interface JsonRefusal {
  code: JsonCode;
  message: string;
  field: string | null;
}

/** A parsed object, or why there is none. `isRounded`: an integer beyond ±(2^53−1) in an open field was kept as decimal text. */
export type StrictJson = { value: Record<string, unknown>; isRounded: boolean } | { refusal: JsonRefusal };

export const MAX_MEMBERS = 10_000;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** An integer that a double would round, with the digits it was written with. */
export class UnsafeInteger {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}

/** A refusal as the result of parsing. */
export function refuse(code: JsonCode, message: string, field: string | null = null): { refusal: JsonRefusal } {
  return { refusal: { code, message, field } };
}

/** Checks a parsed line for what JSON.parse lets through; unsafe integers in open fields become text in place. */
export function inspect(value: Record<string, unknown>, seen: Scan, isDefined: (field: string) => boolean): StrictJson {
  const found: Found = { keys: 0, members: 0, unsafe: false, checkText: seen.hasEscapedUnit };
  let isRounded = false;
  for (const field of Object.keys(value)) {
    found.unsafe = false;
    const code = keyCode(field, found) ?? walk(value, field, field === "embedding", found);
    if (code !== null) return refuse(code, MESSAGES[code], field);
    if (found.unsafe && isDefined(field)) {
      return refuse("number.unsafe-integer", MESSAGES["number.unsafe-integer"], field);
    }
    isRounded ||= found.unsafe;
  }
  if (found.members > MAX_MEMBERS) return refuse("json.members", `The line has more than ${MAX_MEMBERS} members.`);
  if (found.keys !== seen.colons) return refuse("json.duplicate-key", "An object of the line names a key twice.");
  return { value, isRounded };
}

interface Found {
  keys: number;
  members: number;
  unsafe: boolean;
  checkText: boolean;
}

type WalkCode = "json.forbidden-key" | "json.lone-surrogate" | "json.nul" | "number.not-finite";
const MESSAGES: Record<WalkCode | "number.unsafe-integer", string> = {
  "json.forbidden-key": "An object of the line has a key named __proto__, constructor or prototype.",
  "json.lone-surrogate": "A text of the line has half of a surrogate pair.",
  "json.nul": "A text of the line contains \\u0000.",
  "number.not-finite": "A number of the line is too large.",
  "number.unsafe-integer": "An integer beyond 2^53 − 1 would be rounded: send it as text.",
};

function keyCode(key: string, found: Found): WalkCode | null {
  found.keys++;
  found.members++;
  if (FORBIDDEN.has(key)) return "json.forbidden-key";
  return found.checkText ? textCode(key) : null;
}

/** Visits holder[key]; replaces an unsafe integer by its decimal text. Depth was bounded by the scan. */
function walk(
  holder: Record<string, unknown> | unknown[],
  key: string | number,
  isVector: boolean,
  found: Found,
): WalkCode | null {
  const value = Reflect.get(holder, key);
  if (typeof value === "number") return Number.isFinite(value) ? null : "number.not-finite";
  if (typeof value === "string") return found.checkText ? textCode(value) : null;
  if (typeof value !== "object" || value === null) return null;
  if (value instanceof UnsafeInteger) {
    found.unsafe = true;
    Reflect.set(holder, key, value.digits);
    return null;
  }
  if (Array.isArray(value)) return walkArray(value, isVector, found);
  const record = value as Record<string, unknown>;
  for (const inner of Object.keys(record)) {
    const code = keyCode(inner, found) ?? walk(record, inner, false, found);
    if (code !== null) return code;
  }
  return null;
}

function walkArray(values: unknown[], isVector: boolean, found: Found): WalkCode | null {
  if (!isVector) found.members += values.length;
  for (let i = 0; i < values.length; i++) {
    const code = walk(values, i, false, found);
    if (code !== null) return code;
  }
  return null;
}

function textCode(text: string): "json.lone-surrogate" | "json.nul" | null {
  if (!text.isWellFormed()) return "json.lone-surrogate";
  return text.includes("\0") ? "json.nul" : null;
}
