import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { openDatabase } from "./client.ts";
import { createJobs } from "./jobs.ts";

/** Takes a job and never finishes it. */
const WORKER = `
  import { openDatabase } from "./lib/db/client.ts";
  import { createJobs } from "./lib/db/jobs.ts";
  import { migrateDatabase } from "./lib/db/migrate.ts";
  const database = await openDatabase({ folder: process.argv[1] });
  await migrateDatabase(database);
  const jobs = await createJobs(database);
  const evaluate = async ({ lineageId }) => {
    process.stdout.write(lineageId);
    await new Promise(() => {});
  };
  const idle = async () => {};
  await jobs.work({ evaluate, demo: idle, tick: idle, notify: idle, "measure-intake": idle });
  await database.db.transaction((tx) => jobs.enqueue(tx, "evaluate", { lineageId: "a" }));`;

describe("a job of an embedded database", () => {
  it("runs again after kill -9 of the process that had it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tailwatch-crash-"));
    const child = spawn(process.execPath, ["--input-type=module", "-e", WORKER, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [said] = await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "close");
    expect(String(said)).toBe("a");

    const database = await openDatabase({ folder });
    const jobs = await createJobs(database);
    expect(await jobs.backlog(database.db)).toMatchObject({ waiting: 0, failed: 0 });
    const ran: string[] = [];
    const idle = {
      "measure-intake": async () => {},
      demo: async () => {},
      tick: async () => {},
      notify: async () => {},
    };
    await jobs.work({ evaluate: async ({ lineageId }) => void ran.push(lineageId), ...idle });
    await vi.waitFor(() => expect(ran).toEqual(["a"]), { timeout: 45_000, interval: 50 });
    await jobs.stop();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
});
