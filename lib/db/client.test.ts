import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "./client.ts";
import { FolderInUse } from "./lock.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tailwatch-data-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Opens the folder in a process of its own, counts rows up, and says each count once it is committed. */
const WRITER = `
  import { openDatabase } from "./lib/db/client.ts";
  const { db } = await openDatabase({ folder: process.argv[1] });
  await db.execute("create table if not exists told (n int)");
  for (let n = 1; ; n++) {
    await db.execute("insert into told values (" + n + ")");
    process.stdout.write(n + "\\n");
  }`;

async function told(child: ChildProcess, least: number): Promise<number> {
  let count = 0;
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    count = Number(text.trimEnd().split("\n").at(-1));
    if (count >= least) child.kill("SIGKILL");
  });
  await once(child, "close");
  return count;
}

describe("the embedded database", () => {
  it("belongs to one process; after kill -9 the next one has every row that was acknowledged", async () => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", WRITER, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    await expect(openDatabase({ folder })).rejects.toThrow(FolderInUse);
    const acknowledged = await told(child, 20);
    expect(acknowledged).toBeGreaterThanOrEqual(20);
    const after = await openDatabase({ folder });
    const { rows } = await after.db.execute<{ n: number }>("select max(n) as n, count(*)::int as rows from told");
    await after.close();
    expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged);
    expect(await readdir(folder)).toEqual(["pg"]);
  });

  it("starts anew where an interrupted first start left a half-made folder", async () => {
    await mkdir(join(folder, "pg.tmp", "base"), { recursive: true });
    const database = await openDatabase({ folder });
    expect((await database.db.execute("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await database.close();
    expect(await readdir(folder)).toEqual(["pg"]);
  });
});
