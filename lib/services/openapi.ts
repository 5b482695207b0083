import { z } from "zod";
import { UNKNOWN_REASONS } from "#domain/estimate.ts";
import { MECHANISMS, PHASES, VERDICTS } from "#domain/judgement.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { API_ROUTES, type ApiRoute } from "#domain/present/api-routes.ts";
import { metricDocuments } from "#domain/present/metric-document.ts";
import { ALERT_MOVE } from "./alerts/move-input.ts";
import { ERROR_CODES } from "./error-codes.ts";
import { CLOSE } from "./ingest/close.ts";
import { GENERATION } from "./ingest/register.ts";
import { REOPEN } from "./ingest/reopen.ts";
import { BASELINE } from "./lineages/accept-baseline.ts";
import { LINEAGE_CHANGE } from "./lineages/change.ts";
import { LINEAGE } from "./lineages/create.ts";
import { EVENTS } from "./lineages/events-input.ts";
import { ROTATION } from "./notify/rotate-secret.ts";
import { ROUTE, ROUTES } from "./notify/set-routes.ts";
import { TRACKER_NEWS } from "./notify/take-tracker.ts";
import { TARGET, TARGET_CHANGE } from "./notify/target-input.ts";
import { POLICY_DIFF } from "./policies/diff.ts";
import { POLICY_CHANGE } from "./policies/set.ts";
import { DECISION, DECISION_STATE } from "./reviews/decide.ts";
import { FREEZE } from "./reviews/freeze.ts";
import { REVIEW_MARK } from "./reviews/mark.ts";
import { ASSESSMENT } from "./risks/assess.ts";
import { RESPONSE } from "./risks/respond.ts";
import { TICKET_CHANGE } from "./tickets/change.ts";
import { COMMENT } from "./tickets/comment.ts";
import { TICKET_MOVE } from "./tickets/move.ts";
import { PROPOSAL } from "./tickets/propose.ts";

/** What a route takes as its body, by the schema that its verb checks. */
const BODIES: Readonly<Record<string, z.ZodType>> = {
  "POST /lineages": LINEAGE,
  "PUT /lineages/{lineage}/events": EVENTS,
  "POST /lineages/{lineage}/generations": GENERATION,
  "POST /lineages/{lineage}/generations/{index}/close": CLOSE,
  "POST /lineages/{lineage}/generations/{index}/reopen": REOPEN,
  "POST /lineages/{lineage}/baselines": BASELINE,
  "POST /lineages/{lineage}/tickets": PROPOSAL,
  "PUT /policy": POLICY_CHANGE,
  "POST /policy/diff": POLICY_DIFF,
  "PUT /lineages/{lineage}/policy": POLICY_CHANGE,
  "POST /lineages/{lineage}/policy/diff": POLICY_DIFF,
  "PATCH /lineages/{lineage}": LINEAGE_CHANGE,
  "POST /alerts/{alert}/{act}": ALERT_MOVE,
  "POST /tickets/{ticket}/{act}": TICKET_MOVE,
  "PATCH /tickets/{ticket}": TICKET_CHANGE,
  "POST /tickets/{ticket}/comments": COMMENT,
  "POST /reviews": FREEZE,
  "POST /reviews/mark": REVIEW_MARK,
  "POST /decisions": DECISION,
  "PATCH /decisions/{decision}": DECISION_STATE,
  "POST /targets": TARGET,
  "PATCH /targets/{target}": TARGET_CHANGE,
  "POST /targets/{target}/rotate": ROTATION,
  "PUT /routes": ROUTES,
  "POST /routes": ROUTE,
  "POST /trackers/{target}": TRACKER_NEWS,
  "PATCH /risks/{risk}": RESPONSE,
  "POST /risks/{risk}/assess": ASSESSMENT,
};

type Schema = Record<string, unknown>;

/** The API as OpenAPI 3.1: routes, bodies from the verbs' own schemas, metrics from the registry, errors from their list. */
export function openApi(version: string): Schema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of API_ROUTES) {
    const path = `/api/v1${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Tailwatch",
      version,
      summary: "Watches the generations of a model trained on model output.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [{ url: "/" }],
    paths,
    components: { schemas: schemas() },
  };
}

function operationOf({ method, path, does }: ApiRoute): Schema {
  const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
  const body = bodyOf(`${method} ${path}`, names);
  return {
    operationId: `${method} ${path}`
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, "-")
      .replaceAll(/^-|-$/g, ""),
    summary: does,
    ...(names.length > 0 && {
      parameters: names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    }),
    ...(body && { requestBody: { content: body } }),
    responses: {
      "2XX": { description: "Done." },
      default: {
        description: "Refused, with a code to branch on.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
}

function bodyOf(route: string, inPath: readonly string[]): Schema | null {
  if (route.startsWith("POST") && route.endsWith("/samples"))
    return { "application/x-ndjson": { schema: { type: "string", description: "One record a line." } } };
  const schema = BODIES[route];
  return schema ? { "application/json": { schema: without(jsonSchema(schema), inPath) } } : null;
}

const jsonSchema = (schema: z.ZodType): Schema => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
};

/** The body alone: what stands in the path is not sent again. */
function without(schema: Schema, names: readonly string[]): Schema {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name));
  const required = Array.isArray(schema.required) ? schema.required.filter((name) => !names.includes(name)) : [];
  if (schema.properties === undefined) return schema;
  const { required: _all, ...rest } = schema;
  return { ...rest, properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
}

function schemas(): Schema {
  const number = { type: "number" };
  const known = {
    ...{ value: number, low: number, high: number, n: { type: "integer" }, p: number, mde: number },
    control: { type: "object", properties: { value: number, n: { type: "integer" } } },
  };
  return {
    Verdict: { enum: VERDICTS },
    Phase: { enum: PHASES },
    Mechanism: { enum: MECHANISMS },
    UnknownReason: { enum: UNKNOWN_REASONS },
    MetricId: {
      enum: METRICS.map(({ id }) => id),
      description: metricDocuments()
        .map(({ id, label, reading }) => `${id} (${label}): ${reading}`)
        .join("\n"),
    },
    Measurement: {
      type: "object",
      required: ["metric", "version", "slice", "verdict"],
      properties: {
        metric: { $ref: "#/components/schemas/MetricId" },
        ...{ version: { type: "integer" }, slice: { type: "string" }, provider: { type: "string" } },
        verdict: { $ref: "#/components/schemas/Verdict" },
        estimate: {
          oneOf: [
            {
              type: "object",
              required: ["kind", "value", "low", "high", "n"],
              properties: { kind: { const: "value" }, ...known },
            },
            {
              type: "object",
              required: ["kind", "reason"],
              properties: { kind: { const: "unknown" }, reason: { $ref: "#/components/schemas/UnknownReason" } },
            },
          ],
        },
      },
    },
    Error: {
      type: "object",
      required: ["error"],
      properties: {
        error: {
          type: "object",
          required: ["code", "message", "help", "doc"],
          properties: {
            code: { enum: Object.keys(ERROR_CODES) },
            ...{ message: { type: "string" }, help: { type: "string" }, doc: { type: "string" }, details: {} },
          },
        },
      },
    },
  };
}
