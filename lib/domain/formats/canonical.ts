import type { Sample } from "#domain/sample.ts";

/**
 * JSON with keys sorted by code unit and no spaces: equal values give equal bytes.
 * Given a value of strict JSON (finite numbers, well-formed texts); members that are undefined are left out. O(size).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const record = value as Record<string, unknown>;
  const members = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
  return `{${members.join(",")}}`;
}

/** The line a sample is stored as: canonical JSON, no line end. */
export function recordLine(sample: Sample): string {
  return canonicalJson(sample);
}

/** What a sample says, whoever sent it under which id: its SHA-256 is the content digest. */
export function contentText(sample: Sample): string {
  const { text, prompt, labels, values, embedding, logprob, probe } = sample;
  return canonicalJson({ text, prompt, labels, values, embedding, logprob, probe });
}
