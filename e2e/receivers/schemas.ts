import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";

const FOLDER = "e2e/receivers/schemas";
const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  },
});

/** What a published schema has against a payload, as sentences; empty for none. */
export function complaintsOf(
  schema: "pagerduty-event" | "slack-message" | "alertmanager-alerts" | "webhook-envelope",
  payload: unknown,
): string[] {
  const validate = ajv.getSchema(schema) ?? added(schema);
  validate?.(payload);
  return (validate?.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function added(schema: string) {
  ajv.addSchema(JSON.parse(readFileSync(join(FOLDER, `${schema}.json`), "utf8")), schema);
  return ajv.getSchema(schema);
}
