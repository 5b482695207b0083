import { ORIGINS, type Origin, type Sample } from "#domain/sample.ts";
import { type Field, isRecord, isSmall, isText, KIB } from "./field.ts";
import { isTimestamp } from "./timestamp.ts";

const FACET_NAME = /^[A-Za-z_][\w.-]{0,63}$/;
const CONTROL = /\p{Cc}/u;

/** Whether a value names an origin. */
export function isOrigin(value: unknown): value is Origin {
  return typeof value === "string" && (ORIGINS as readonly string[]).includes(value);
}

/** Adds one facet, or returns the code of the refusal. */
export function addFacet(draft: Sample, name: string, value: unknown): string | null {
  const isPlain = typeof value === "number" || typeof value === "boolean";
  if (!FACET_NAME.test(name) || !(isPlain || isText(value, 256, 0))) return "facets.invalid";
  draft.facets = { ...draft.facets, [name]: value };
  return Object.keys(draft.facets).length > 32 ? "facets.invalid" : null;
}

function generatorOf(value: unknown): Sample["generator"] | null {
  if (isText(value, 4 * KIB)) return { model: value };
  if (!isRecord(value) || !isText(value.model, 4 * KIB) || !isSmall(value, 4 * KIB)) return null;
  const { model, version, decoding } = value;
  const isVersion = version === undefined || version === null || typeof version === "string";
  if (!isVersion || !(decoding === undefined || decoding === null || isRecord(decoding))) return null;
  return { model, ...(typeof version === "string" ? { version } : {}), ...(isRecord(decoding) ? { decoding } : {}) };
}

function provenanceCode(value: unknown): string | null {
  if (!isRecord(value) || !isSmall(value, 8 * KIB)) return "provenance.invalid";
  const parents = value.parents ?? [];
  const isList =
    Array.isArray(parents) && parents.length <= 64 && parents.every((parent) => typeof parent === "string");
  return isList ? null : "provenance.invalid";
}

function shortText(name: "promptId" | "group"): Field {
  return {
    rule: "A string of 1 to 256 bytes.",
    put(draft, value) {
      if (!isText(value, 256)) return `${name}.invalid`;
      draft[name] = value;
      return null;
    },
  };
}

/** The fields that say where a sample comes from and how it is sliced; never part of its content. */
export const CONTEXT_FIELDS = {
  id: {
    rule: "A string of 1 to 256 bytes without control characters and without a leading ~, or an integer.",
    put(draft, value) {
      const id = Number.isInteger(value) ? String(value) : value;
      if (!isText(id, 256) || id.startsWith("~") || CONTROL.test(id)) return "id.invalid";
      draft.id = id;
      return null;
    },
  },
  promptId: shortText("promptId"),
  group: shortText("group"),
  facets: {
    rule: "At most 32 names (letters, digits, _ . -) with a string of at most 256 bytes, a number or a boolean.",
    put(draft, value) {
      if (!isRecord(value)) return "facets.invalid";
      for (const [name, facet] of Object.entries(value)) {
        if (facet !== null && addFacet(draft, name, facet) !== null) return "facets.invalid";
      }
      return null;
    },
  },
  metadata: {
    rule: "An object of at most 16 KiB.",
    put(draft, value) {
      if (!isRecord(value)) return "metadata.invalid";
      draft.metadata = { ...value, ...draft.metadata };
      return null;
    },
  },
  tokens: {
    rule: "An integer from 0 to 10,000,000.",
    put(draft, value) {
      if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > 1e7) return "tokens.invalid";
      draft.tokens = value;
      return null;
    },
  },
  origin: {
    rule: "One of human, synthetic, mixed, unknown.",
    put(draft, value) {
      if (!isOrigin(value)) return "origin.invalid";
      draft.origin = value;
      return null;
    },
  },
  source: {
    rule: "An origin (human, synthetic, mixed, unknown) or the name of a source.",
    put(draft, value) {
      if (isOrigin(value)) draft.origin ??= value;
      else if (isText(value, 4 * KIB)) draft.provenance = { source: value, ...draft.provenance };
      else return "source.invalid";
      return null;
    },
  },
  generator: {
    rule: "A string, or { model, version, decoding } of at most 4 KiB.",
    put(draft, value) {
      const generator = generatorOf(value);
      if (!generator) return "generator.invalid";
      draft.generator = generator;
      return null;
    },
  },
  provenance: {
    rule: "An object of at most 8 KiB with at most 64 parents.",
    put(draft, value) {
      const code = provenanceCode(value);
      if (code !== null) return code;
      const { level: _claimed, ...kept } = value as Record<string, unknown>;
      draft.provenance = { ...draft.provenance, ...kept };
      return null;
    },
  },
  createdAt: {
    rule: "A time with an offset (2026-11-20T08:30:00Z) or a full date of the real calendar.",
    put(draft, value) {
      if (typeof value !== "string" || !isTimestamp(value)) return "createdAt.invalid";
      draft.createdAt = value.length === 10 ? `${value}T00:00:00Z` : value;
      return null;
    },
  },
  generation: {
    rule: "An integer from 0 to 99,999, the one the record is sent to.",
    put(_draft, value, place) {
      if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > 99_999)
        return "generation.invalid";
      return place.generation === null || value === place.generation ? null : "generation.mismatch";
    },
  },
} satisfies Record<string, Field>;
