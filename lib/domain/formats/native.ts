import type { Sample } from "#domain/sample.ts";
import { CONTENT_FIELDS } from "./content-fields.ts";
import { addFacet, CONTEXT_FIELDS } from "./context-fields.ts";
import { type Field, isSmall, KIB, plainNumber, type RecordPlace, type Refusal } from "./field.ts";

const FIELDS = new Map<string, Field>(Object.entries({ ...CONTENT_FIELDS, ...CONTEXT_FIELDS }));

/** Unknown keys that someone asked to read as a value or a facet. */
export interface Promotion {
  values: ReadonlySet<string>;
  facets: ReadonlySet<string>;
}

export const NO_PROMOTION: Promotion = { values: new Set(), facets: new Set() };

/** A record read: the sample and the keys nobody knows (kept under metadata), or why it is refused. */
export type ParsedRecord =
  | { kind: "sample"; sample: Sample; unknownKeys: string[] }
  | { kind: "refused"; refusal: Refusal };

/** Whether the record format defines a field closely enough that a rounded integer in it would be a wrong number. */
export function isDefinedField(field: string): boolean {
  return field !== "metadata" && FIELDS.has(field);
}

/**
 * Reads one parsed object as a native record.
 * Given the object of a strictly parsed line and its place. A record without id is named by its file: `~<source>:<line>`.
 * Returns a sample, or the first refusal in the order of the record's keys. Never throws. O(size).
 */
export function parseRecord(value: Record<string, unknown>, place: RecordPlace, promote = NO_PROMOTION): ParsedRecord {
  const draft: Sample = { id: "" };
  const unknownKeys: string[] = [];
  for (const [key, input] of Object.entries(value)) {
    if (input === null) continue;
    const field = FIELDS.get(key) ?? promoted(key, promote);
    const code = field ? field.put(draft, input, place) : keepUnknown(draft, key, input, unknownKeys);
    if (code !== null) return refused(code, key, field?.rule ?? "");
  }
  return finished(draft, unknownKeys, place);
}

function finished(draft: Sample, unknownKeys: string[], place: RecordPlace): ParsedRecord {
  if (draft.metadata !== undefined && !isSmall(draft.metadata, 16 * KIB)) {
    return refused("metadata.too-long", "metadata", "Metadata and unknown keys together take at most 16 KiB.");
  }
  const hasContent = draft.text !== undefined || draft.labels || draft.values || draft.embedding;
  if (!hasContent) return refused("record.no-content", null, noContentHelp(unknownKeys));
  if (draft.id === "") draft.id = `~${place.source}:${place.line}`;
  if (draft.prompt !== undefined) draft.promptId ??= place.hash(draft.prompt);
  return { kind: "sample", sample: draft, unknownKeys };
}

function keepUnknown(draft: Sample, key: string, input: unknown, unknownKeys: string[]): null {
  draft.metadata = { ...draft.metadata, [key]: input };
  unknownKeys.push(key);
  return null;
}

function promoted(key: string, promote: Promotion): Field | undefined {
  const value: Field = {
    rule: "A number.",
    put(draft, input) {
      if (typeof input !== "number") return "values.invalid";
      draft.values = { ...draft.values, [key]: plainNumber(input) };
      return null;
    },
  };
  if (promote.values.has(key)) return value;
  if (!promote.facets.has(key)) return undefined;
  return { rule: "A short string, a number or a boolean.", put: (draft, input) => addFacet(draft, key, input) };
}

function refused(code: string, field: string | null, help: string): ParsedRecord {
  return { kind: "refused", refusal: { code, field, message: messageOf(code, field), help } };
}

function messageOf(code: string, field: string | null): string {
  if (code === "record.no-content") return "The record has no text, label, value or embedding.";
  if (code.endsWith(".too-long")) return `"${field}" is too long.`;
  if (code === "generation.mismatch") return "The record names another generation than the one it is sent to.";
  if (code === "logprob.positive") return "A log-probability cannot be positive.";
  return `"${field}" has the wrong type or shape.`;
}

/** Signatures of other tools' records, so that a file of theirs is recognised by name. */
const KNOWN_SHAPES: readonly [string, readonly string[]][] = [
  ["trl-completion", ["completion"]],
  ["trl-preference", ["chosen", "rejected"]],
  ["chat messages", ["messages"]],
  ["alpaca", ["instruction", "output"]],
  ["lm-eval", ["doc_id", "resps"]],
  ["openai-batch", ["custom_id", "response"]],
];

function noContentHelp(keys: string[]): string {
  const shape = KNOWN_SHAPES.find(([, signature]) => signature.every((key) => keys.includes(key)));
  const looks = shape ? ` It looks like ${shape[0]}: rename its answer field to "text".` : "";
  return `A record needs one of text, label, labels, value, values, embedding.${looks}`;
}
