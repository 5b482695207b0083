import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the test server, or null where this machine has none. */
    postgresUrl: string | null;
  }
}

/** Starts one Postgres 15 for the whole run and tells the tests its address; a skip is said aloud. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  if ("unavailable" in server) {
    process.stderr.write(`Postgres tests are skipped: ${server.unavailable}.\n`);
    project.provide("postgresUrl", null);
    return async () => {};
  }
  project.provide("postgresUrl", server.url);
  return server.stop;
}
