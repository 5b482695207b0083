import { z } from "zod";
import type { EventDocument } from "#domain/events.ts";
import { compilePattern } from "#engine/patterns.ts";
import { parseHandwritten } from "#services/document.ts";
import { ServiceError } from "#services/errors.ts";

const TEXTS = z.array(z.string().min(1).max(256)).min(1).max(100);
const SHARED = {
  id: z.string().regex(/^[A-Za-z0-9][\w.-]{0,63}$/, "an id has letters, digits, dot, dash, underscore"),
  mustKeep: z.boolean().optional(),
  note: z.string().max(500).optional(),
};
const RULE = z.discriminatedUnion("kind", [
  z.strictObject({ ...SHARED, kind: z.literal("word"), any: TEXTS }),
  z.strictObject({ ...SHARED, kind: z.literal("phrase"), any: TEXTS }),
  z.strictObject({ ...SHARED, kind: z.literal("label"), any: TEXTS }),
  z.strictObject({
    ...SHARED,
    kind: z.literal("pattern"),
    pattern: z.string().min(1),
    flags: z.literal("i").optional(),
  }),
  z.strictObject({
    ...SHARED,
    kind: z.literal("numeric"),
    field: z.string().min(1).max(80),
    above: z.number().optional(),
    below: z.number().optional(),
  }),
  z.strictObject({
    ...SHARED,
    kind: z.literal("fact"),
    subject: TEXTS,
    accept: TEXTS,
    deny: TEXTS.optional(),
  }),
]);

/** A document of declared events: known kinds, own ids, patterns that compile. */
export const EVENTS = z
  .strictObject({ schema: z.literal("tailwatch.events/1"), events: z.array(RULE).max(1000) })
  .superRefine(({ events }, check) => {
    const ids = new Set<string>();
    events.forEach((rule, at) => {
      const flaw = ids.has(rule.id) ? "the id is used twice" : flawOf(rule);
      if (flaw !== null) check.addIssue({ code: "custom", path: ["events", at, rule.id], message: flaw });
      ids.add(rule.id);
    });
  });

function flawOf(rule: z.infer<typeof RULE>): string | null {
  if (rule.kind === "numeric" && rule.above === undefined && rule.below === undefined)
    return "above or below is missing";
  if (rule.kind !== "pattern") return null;
  try {
    compilePattern(rule.pattern, rule.flags ?? "");
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Reads an events file (JSON or YAML). Throws ServiceError `events.invalid`. */
export function parseEvents(text: string): EventDocument {
  const parsed = EVENTS.safeParse(parseHandwritten(text, "events.invalid"));
  if (parsed.success) return parsed.data as EventDocument;
  const [issue] = parsed.error.issues;
  throw flawed(issue);
}

/** The first flaw of a document in one sentence. */
export function flawed(issue: z.core.$ZodIssue | undefined): ServiceError {
  return new ServiceError(
    "events.invalid",
    issue ? `${issue.path.join(".")}: ${issue.message}.` : "The document holds no events.",
  );
}
