import { hash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { BlobDamaged, BlobMissing, type BlobStore, StorageFull } from "./blobs.ts";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const LEVEL_3 = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };
const KEY = /^[0-9a-f]{64}$/;
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/**
 * A blob store in a folder: `ab/abcd….zst`, made on first use. Holds no open file and no state, so any thread or process may open its own.
 * Order of a put: temp file, fsync, rename, fsync of the folder; a crash leaves at most a file in `tmp`.
 */
export function openBlobs(folder: string): BlobStore {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new BlobMissing(`"${key}" is not the name of a blob`);
    return join(folder, key.slice(0, 2), `${key}.zst`);
  };
  return {
    async put(bytes) {
      const key = hash("sha256", bytes, "hex");
      const path = pathOf(key);
      if (await exists(path)) {
        // Another writer may have renamed it a moment ago without having reached its own fsync.
        await syncFolder(dirname(path));
        return key;
      }
      await write(folder, path, await compress(bytes, LEVEL_3));
      return key;
    },
    async get(key) {
      const bytes = await inflate(key, await read(key, pathOf(key)));
      if (hash("sha256", bytes, "hex") !== key)
        throw new BlobDamaged(`blob ${key} holds other bytes than its name says`);
      return bytes;
    },
    has: async (key) => KEY.test(key) && exists(pathOf(key)),
  };
}

/** Removes what writes that were cut short before a moment left in `tmp`; a write under way is younger. */
export async function clearUnfinished(folder: string, before: Date): Promise<void> {
  const home = join(folder, "tmp");
  await makeFolder(home);
  for (const name of await readdir(home)) {
    const path = join(home, name);
    const { mtime } = await stat(path).catch(() => ({ mtime: before }));
    if (mtime < before) await rm(path, { force: true });
  }
}

async function write(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, "tmp", randomUUID());
  try {
    await makeFolder(join(folder, "tmp"));
    await makeFolder(dirname(path));
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    if (FULL.has(codeOf(error))) throw new StorageFull("no room left for a blob", { cause: error });
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await syncFolder(dirname(folder));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function read(key: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw new BlobMissing(`blob ${key} is not here`, { cause: error });
    throw error;
  }
}

async function inflate(key: string, packed: Uint8Array): Promise<Uint8Array> {
  try {
    return await decompress(packed);
  } catch (error) {
    throw new BlobDamaged(`blob ${key} cannot be unpacked`, { cause: error });
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
