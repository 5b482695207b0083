import { describe, expect, it } from "vitest";
import { METRICS } from "#domain/metrics/registry.ts";
import { API_ROUTES } from "#domain/present/api-routes.ts";
import { openApi } from "./openapi.ts";

const DOCUMENT = JSON.parse(JSON.stringify(openApi("1.2.3")));

/** Every value in a document, with its address. */
function* walk(value: unknown, at = "#"): Generator<[string, unknown]> {
  yield [at, value];
  if (typeof value !== "object" || value === null) return;
  for (const [name, each] of Object.entries(value)) yield* walk(each, `${at}/${name}`);
}

const at = (pointer: string) =>
  pointer
    .slice(2)
    .split("/")
    .reduce<unknown>(
      (value, name) => (typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined),
      DOCUMENT,
    );

describe("openApi", () => {
  it("describes every route once, under an id of its own, and nothing else", () => {
    const described = Object.entries<Record<string, { operationId: string }>>(DOCUMENT.paths).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, { operationId }]) => ({
          route: `${method.toUpperCase()} ${path}`,
          operationId,
        })),
    );
    expect(described.map(({ route }) => route).sort()).toEqual(
      API_ROUTES.map(({ method, path }) => `${method} /api/v1${path}`).sort(),
    );
    expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(described.length);
  });

  it("points nowhere that is not there, and names every part of a path as a parameter", () => {
    for (const [, value] of walk(DOCUMENT)) {
      const pointer = typeof value === "object" && value !== null ? Reflect.get(value, "$ref") : undefined;
      if (typeof pointer === "string") expect(at(pointer), pointer).toBeDefined();
    }
    for (const [path, methods] of Object.entries<Record<string, { parameters?: { name: string }[] }>>(DOCUMENT.paths)) {
      const wanted = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
      for (const { parameters = [] } of Object.values(methods))
        expect(parameters.map(({ name }) => name)).toEqual(wanted);
    }
  });

  it("asks in a body for what the verb takes, without what stands in the path", () => {
    const reopen = DOCUMENT.paths["/api/v1/lineages/{lineage}/generations/{index}/reopen"].post;
    const { schema } = reopen.requestBody.content["application/json"];
    expect(Object.keys(schema.properties)).toEqual(["reason"]);
    expect(schema.required).toEqual(["reason"]);
  });

  it("knows every metric of the registry", () => {
    expect(DOCUMENT.components.schemas.MetricId.enum).toEqual(METRICS.map(({ id }) => id));
  });
});
