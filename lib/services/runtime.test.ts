import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { insertLineage, listLineages } from "#db/lineages.ts";
import { health } from "./admin/health.ts";
import { closeRuntime, contextFor, drain, runtime, serve } from "./runtime.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tailwatch-runtime-"));
  vi.stubEnv("TAILWATCH_DATA", folder);
  vi.stubEnv("DATABASE_URL", "");
});
afterEach(async () => {
  await closeRuntime();
  delete (globalThis as { tailwatchRequests?: unknown }).tailwatchRequests;
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

describe("runtime", () => {
  it("is one for all instances of its module, healthy, and gives the folder back when closed", async () => {
    vi.resetModules();
    const other = await import("./runtime.ts");
    const [mine, theirs] = await Promise.all([contextFor({ kind: "user" }), other.contextFor({ kind: "system" })]);
    expect(other.runtime).not.toBe(runtime);
    expect(theirs.db).toBe(mine.db);
    await insertLineage(theirs.db, { id: "ln", slug: "ln", name: "", salt: "" });
    expect(await listLineages(mine.db)).toHaveLength(1);
    expect(await health()).toMatchObject({ ready: true, checks: { jobs: { waiting: 0, failed: 0 } } });
    await closeRuntime();
    expect((await readdir(folder)).sort()).toEqual(["blobs", "pg"]);
  });

  it("tries again after a failed opening, and says until then what does not work", async () => {
    await writeFile(join(folder, "pg"), "not a folder");
    await expect(runtime()).rejects.toThrow();
    expect(await health()).toMatchObject({ ready: false, checks: { database: { ok: false } } });
    await rm(join(folder, "pg"));
    expect((await runtime()).database.kind).toBe("pglite");
  });

  it("answers what is under way before it ends, and takes nothing more", async () => {
    const { promise: finished, resolve: finish } = Promise.withResolvers<string>();
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    const answer = serve({ kind: "user" }, () => {
      start();
      return finished;
    });
    await started;
    let isDrained = false;
    const drained = drain().then(() => {
      isDrained = true;
    });
    await expect(serve({ kind: "user" }, async () => "late")).rejects.toMatchObject({ code: "store.unavailable" });
    expect(isDrained).toBe(false);
    finish("answered");
    await drained;
    expect(await answer).toBe("answered");
  });
});
