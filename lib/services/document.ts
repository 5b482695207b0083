import { parseDocument } from "yaml";
import { ServiceError } from "./errors.ts";

/** Bytes of a policy or events file. */
const LARGEST = 1024 * 1024;

/**
 * Parses a JSON or YAML document that people wrote. Throws ServiceError with the given code on anything doubtful:
 * aliases, tags, double keys, more than 1 MiB.
 */
export function parseHandwritten(text: string, code: "events.invalid" | "policy.invalid"): unknown {
  if (Buffer.byteLength(text) > LARGEST) throw new ServiceError(code, "The file is larger than 1 MiB.");
  const document = parseDocument(text, { strict: true, uniqueKeys: true, customTags: [] });
  const flaw = document.errors[0] ?? document.warnings[0];
  if (flaw) throw new ServiceError(code, flaw.message.split("\n")[0] ?? "It is neither JSON nor YAML.");
  return document.toJS({ maxAliasCount: 0 });
}
