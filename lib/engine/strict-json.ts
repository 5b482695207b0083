import { isAscii, isUtf8 } from "node:buffer";
import { scan } from "./json-scan.ts";
import { inspect, refuse, type StrictJson, UnsafeInteger } from "./json-walk.ts";

export const MAX_DEPTH = 64;

/**
 * Parses one line as a JSON object without what JSON.parse lets through: duplicate keys (last wins), rounded integers, lone surrogates,
 * replacement characters, depth that breaks a stack.
 * Given the raw bytes of one line, and which top-level fields are defined (an unsafe integer there is refused, elsewhere kept as text).
 * Never throws. O(bytes): one scan, JSON.parse, one walk; no reviver unless a run of 16 digits occurs.
 */
export function strictJson(bytes: Buffer, isDefined: (field: string) => boolean): StrictJson {
  if (!isUtf8(bytes)) return refuse("utf8.invalid", "The line is not valid UTF-8.");
  const seen = scan(bytes);
  if (seen.hasNul) return refuse("json.nul", "The line contains a NUL byte.");
  if (seen.depth > MAX_DEPTH) return refuse("json.depth", `The line nests deeper than ${MAX_DEPTH} levels.`);
  const text = isAscii(bytes) ? bytes.toString("latin1") : bytes.toString("utf8");
  let value: unknown;
  try {
    value = seen.hasLongDigits ? JSON.parse(text, keepUnsafe) : JSON.parse(text);
  } catch {
    return seen.isOpen
      ? refuse("json.truncated", "The line ends before its JSON does.")
      : refuse("json.syntax", syntaxHint(text));
  }
  if (!isObject(value)) return refuse("json.not-object", `The line holds ${nameOf(value)}, not an object.`);
  return inspect(value, seen, isDefined);
}

function keepUnsafe(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== "number" || source === undefined || !/^-?\d+$/.test(source)) return value;
  return Number.isSafeInteger(value) ? value : new UnsafeInteger(source);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof UnsafeInteger);
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `a ${value instanceof UnsafeInteger ? "number" : typeof value}`;
}

function syntaxHint(text: string): string {
  if (/[:[,]\s*-?(NaN|Infinity)/.test(text)) return "The line is not JSON: NaN and Infinity are not JSON numbers.";
  if (/^\s*\{\s*[A-Za-z_']/.test(text)) return "The line is not JSON: keys need double quotes.";
  if (/,\s*[}\]]/.test(text)) return "The line is not JSON: there is a comma before a closing bracket.";
  if (/^\s*(\/\/|\/\*|#)/.test(text)) return "The line is not JSON: comments are not part of it.";
  return "The line is not JSON.";
}
