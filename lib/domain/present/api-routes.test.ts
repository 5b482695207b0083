import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { API_ROUTES } from "./api-routes.ts";

const FOLDER = "app/api/v1";

/** What the files under app/api/v1 answer: method and path, the catch-all aside. */
function answered(): string[] {
  return globSync(`${FOLDER}/**/route.ts`)
    .filter((file) => !file.includes("[..."))
    .flatMap((file) => {
      const path = file.slice(FOLDER.length, -"/route.ts".length).replaceAll("[", "{").replaceAll("]", "}");
      const methods = readFileSync(file, "utf8").matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g);
      return Array.from(methods, ([, method]) => `${method} ${path}`);
    });
}

it("documents every route that is there, and none that is not", () => {
  expect(API_ROUTES.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(answered().sort());
});
