import { readFileSync, readlinkSync } from "node:fs";
import { mkdir, open, readFile, rm, rmdir, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

const TOUCH_MS = 5_000;
const STALE_MS = 60_000;
const TAKEOVER_STALE_MS = 10_000;

/** Who works on the folder. `started`: the system's start time of that process, so that a reused pid is not mistaken for it. */
interface Holder {
  host: string;
  pid: number;
  started: string | null;
  token: string;
}

/** Another process works on this data folder. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the data folder for this process: the embedded engine does not lock it, and two writers would destroy it.
 * A lock is taken over when its process is gone (same host), or untouched for 60 s (another host, or an unreadable lock).
 * Calls `onLost` (default: ends the process) when somebody else took it. Throws FolderInUse.
 */
export async function lockFolder(folder: string, { onLost = die, touchMs = TOUCH_MS } = {}): Promise<FolderLock> {
  const path = join(folder, "lock");
  const mine: Holder = { ...thisProcess(), token: crypto.randomUUID() };
  if (!(await create(path, mine)) && !(await takeOver(path, mine))) throw new FolderInUse(await whoHolds(path, folder));
  let isReleased = false;
  const lose = () => {
    clearInterval(timer);
    // A look that was under way while we gave the lock back finds it gone, and nothing is lost.
    if (!isReleased) onLost();
  };
  const timer = setInterval(() => void keep(path, mine, lose), touchMs);
  timer.unref();
  return {
    async release() {
      isReleased = true;
      clearInterval(timer);
      if (await isHeldBy(path, mine)) await rm(path, { force: true });
    },
  };
}

async function keep(path: string, mine: Holder, lose: () => void): Promise<void> {
  try {
    if (!(await isHeldBy(path, mine))) return lose();
    await utimes(path, new Date(), new Date());
  } catch (error) {
    // Not being able to look (too many open files, say) is no loss; the next look tells.
    process.stderr.write(`lock: ${error instanceof Error ? error.message : error}\n`);
  }
}

async function create(path: string, holder: Holder): Promise<boolean> {
  try {
    const file = await open(path, "wx");
    try {
      await file.writeFile(JSON.stringify(holder));
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Under a second lock, so that of two processes that find the same stale lock only one removes it. */
async function takeOver(path: string, mine: Holder): Promise<boolean> {
  if (!(await isStale(path))) return false;
  const guard = `${path}.takeover`;
  if (await isOlderThan(guard, TAKEOVER_STALE_MS)) await rmdir(guard).catch(() => {});
  try {
    await mkdir(guard);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  try {
    if (!(await isStale(path))) return false;
    await rm(path, { force: true });
    return await create(path, mine);
  } finally {
    await rmdir(guard).catch(() => {});
  }
}

async function isStale(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  if (holder !== null && holder.host === thisProcess().host) return !isRunning(holder);
  return isOlderThan(path, STALE_MS);
}

function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  return holder.started === null || holder.started === startOf(holder.pid);
}

function thisProcess(): Omit<Holder, "token"> {
  return { host: `${hostname()} ${pidNamespace()}`, pid: process.pid, started: startOf(process.pid) };
}

/** Containers may share a host name and all call their process 1; their pid namespaces differ. */
function pidNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "-";
  }
}

/** Start time in clock ticks since boot, with the boot's id; null where the system has no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim()}/${ticks}`;
  } catch {
    return null;
  }
}

async function isHeldBy(path: string, holder: Holder): Promise<boolean> {
  return (await readHolder(path))?.token === holder.token;
}

/** Null when there is no lock, or one that is not (yet) readable as such. Throws when the file system cannot tell. */
async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Holder;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}

async function isOlderThan(path: string, ms: number): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > ms;
  } catch {
    return false;
  }
}

async function whoHolds(path: string, folder: string): Promise<string> {
  const holder = await readHolder(path);
  const who = holder === null ? "another process" : `process ${holder.pid} on ${holder.host.split(" ")[0]}`;
  return `the data folder ${folder} is in use by ${who}: stop it first, or set TAILWATCH_DATA to another folder`;
}

function die(): void {
  process.stderr.write("another process took the data folder: ending before two writers damage it\n");
  process.exit(70);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
