import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FolderInUse, type FolderLock, lockFolder } from "./lock.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tailwatch-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const holder = { host: "elsewhere pid:[1]", pid: 1, started: null, token: "theirs" };
const leave = (lock: unknown) => writeFile(join(folder, "lock"), JSON.stringify(lock));
const ageBy = (seconds: number) => {
  const then = new Date(Date.now() - seconds * 1000);
  return utimes(join(folder, "lock"), then, then);
};

describe("the lock of a data folder", () => {
  it("is held by one at a time, named to the next, and free again once released", async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await expect(lockFolder(folder)).rejects.toThrow(`process ${process.pid}`);
    await lock.release();
    await (await lockFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("of another host is respected while it is touched, and taken over after a minute of silence", async () => {
    await leave(holder);
    await ageBy(50);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await ageBy(70);
    await (await lockFolder(folder)).release();
  });

  it("is taken over at once when a pid of this host is used by another process now", async () => {
    const lock = await lockFolder(folder);
    const mine = JSON.parse(await readFile(join(folder, "lock"), "utf8"));
    await lock.release();
    await leave({ ...mine, token: "theirs" });
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await leave({ ...mine, token: "theirs", started: "another boot/1" });
    await (await lockFolder(folder)).release();
  });

  it("goes to exactly one of many that find it stale, however their steps interleave", async () => {
    for (let round = 0; round < 40; round++) {
      await leave(holder);
      await ageBy(70);
      const late = async (steps: number) => {
        for (let step = 0; step < steps; step++) await stat(folder);
        return lockFolder(folder);
      };
      const tries = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6, 7].map((i) => late((i * round) % 23)));
      const won = tries.filter((each) => each.status === "fulfilled");
      expect(won).toHaveLength(1);
      await won[0]?.value.release();
    }
  });

  it("tells its holder when somebody else took it, and leaves the new one alone", async () => {
    let lock: FolderLock | undefined;
    await new Promise<void>((onLost) => {
      void lockFolder(folder, { onLost, touchMs: 10 }).then((taken) => {
        lock = taken;
        return leave(holder);
      });
    });
    await lock?.release();
    expect(await readdir(folder)).toEqual(["lock"]);
  });
});
