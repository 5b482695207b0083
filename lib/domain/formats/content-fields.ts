import { type Field, isRecord, isText, KIB, plainNumber } from "./field.ts";

const LONGEST_TEXT = 256 * KIB;

/** Texts as JSON texts: an integer or boolean label becomes its spelling. */
function labelOf(value: unknown): string | null {
  if (Number.isInteger(value) || typeof value === "boolean") return String(value);
  return isText(value, 256) ? value : null;
}

function addLabels(into: { labels?: string[] }, values: unknown[]): string | null {
  const labels = values.map(labelOf);
  if (labels.some((label) => label === null)) return "labels.invalid";
  const union = new Set([...(into.labels ?? []), ...labels.filter((label) => label !== null)]);
  if (union.size > 32) return "labels.invalid";
  if (union.size > 0) into.labels = [...union].sort();
  return null;
}

function addValue(into: { values?: Record<string, number> }, name: string, value: unknown): string | null {
  if (typeof value !== "number" || !isText(name, 64)) return "values.invalid";
  into.values ??= {};
  if (Object.hasOwn(into.values, name) && into.values[name] !== value) return "values.invalid";
  into.values[name] = plainNumber(value);
  return Object.keys(into.values).length > 64 ? "values.invalid" : null;
}

function embeddingCode(value: unknown): string | null {
  if (!Array.isArray(value) || !value.every((part) => typeof part === "number")) return "embedding.invalid";
  if (value.length < 2 || value.length > 8192) return "embedding.dimension";
  const stored = value.map(Math.fround);
  if (!stored.every(Number.isFinite)) return "embedding.invalid";
  return stored.every((part) => part === 0) ? "embedding.zero" : null;
}

/** The fields that are measured: they make the content of a sample. */
export const CONTENT_FIELDS = {
  text: {
    rule: "A string of at most 256 KiB of UTF-8.",
    put(draft, value) {
      if (typeof value !== "string") return "text.invalid";
      if (!isText(value, LONGEST_TEXT, 0)) return "text.too-long";
      draft.text = value;
      return null;
    },
  },
  prompt: {
    rule: "A string of at most 256 KiB of UTF-8.",
    put(draft, value) {
      if (typeof value !== "string") return "prompt.invalid";
      if (!isText(value, LONGEST_TEXT, 0)) return "prompt.too-long";
      draft.prompt = value;
      return null;
    },
  },
  label: {
    rule: "A string of 1 to 256 bytes, an integer or a boolean.",
    put: (draft, value) => (addLabels(draft, [value]) === null ? null : "label.invalid"),
  },
  labels: {
    rule: "At most 32 strings of 1 to 256 bytes.",
    put: (draft, value) => (Array.isArray(value) ? addLabels(draft, value) : "labels.invalid"),
  },
  value: {
    rule: "A number; it means values.value.",
    put: (draft, value) => (addValue(draft, "value", value) === null ? null : "value.invalid"),
  },
  values: {
    rule: "At most 64 numbers by names of at most 64 bytes.",
    put(draft, value) {
      if (!isRecord(value)) return "values.invalid";
      for (const [name, number] of Object.entries(value)) {
        if (number !== null && addValue(draft, name, number) !== null) return "values.invalid";
      }
      return null;
    },
  },
  embedding: {
    rule: "2 to 8,192 finite numbers, not all zero.",
    put(draft, value) {
      const code = embeddingCode(value);
      if (code === null) draft.embedding = (value as number[]).map((part) => plainNumber(Math.fround(part)));
      return code;
    },
  },
  logprob: {
    rule: "The natural logarithm of a probability, summed over the text: at most 0.",
    put(draft, value) {
      if (typeof value !== "number") return "logprob.invalid";
      if (value > 1e-6) return "logprob.positive";
      draft.logprob = plainNumber(Math.min(value, 0));
      return null;
    },
  },
  probe: {
    rule: "A string of 1 to 256 bytes.",
    put(draft, value) {
      if (!isText(value, 256)) return "probe.invalid";
      draft.probe = value;
      return null;
    },
  },
} satisfies Record<string, Field>;
