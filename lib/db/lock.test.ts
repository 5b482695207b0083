import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FolderInUse, lockFolder } from "./lock.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tailwatch-lock-"));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

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

  it("goes to exactly one of many that find it stale at the same moment", async () => {
    await leave(holder);
    await ageBy(70);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const won = tries.filter((each) => each.status === "fulfilled");
    expect(won).toHaveLength(1);
    await won[0]?.value.release();
  });

  it("tells its holder when somebody else took it, and leaves the new one alone", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const onLost = vi.fn();
    const lock = await lockFolder(folder, { onLost });
    await vi.advanceTimersByTimeAsync(5_000);
    await leave(holder);
    vi.advanceTimersByTime(5_000);
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledTimes(1));
    await lock.release();
    expect(await readdir(folder)).toEqual(["lock"]);
  });
});
