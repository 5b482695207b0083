import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "#db/client.ts";
import { jobBacklog } from "#db/job-backlog.ts";
import { emptyPostgres, hasPostgres } from "#db/testing/database.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tailwatch-worker-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function worker(env: Record<string, string>) {
  const child = spawn(process.execPath, ["bin/worker.ts"], {
    env: { ...process.env, DATABASE_URL: "", TAILWATCH_DATA: folder, TAILWATCH_DEMO: "off", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = { text: "" };
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.text += text;
  });
  return { child, said, ended: once(child, "close") };
}

describe("a worker process", () => {
  it("refuses an embedded database, and a setting it cannot use, with the reason", async () => {
    const embedded = worker({});
    expect((await embedded.ended)[0]).toBe(2);
    expect(embedded.said.text).toContain("a worker needs a Postgres server");
    const wrong = worker({ TAILWATCH_THREADS: "many" });
    expect((await wrong.ended)[0]).toBe(2);
    expect(wrong.said.text).toContain("TAILWATCH_THREADS");
  });

  it.skipIf(!hasPostgres())("makes the tables of an empty server, and ends when asked to", async () => {
    const { url, drop } = await emptyPostgres();
    const running = worker({ DATABASE_URL: url });
    const database = await openDatabase({ url, folder });
    const backlog = () => jobBacklog(database.db).catch(() => null);
    await vi.waitFor(async () => expect(await backlog()).not.toBeNull(), { timeout: 45_000, interval: 100 });
    running.child.kill("SIGTERM");
    expect((await running.ended)[0]).toBe(143);
    await database.close();
    await drop();
  });
});
