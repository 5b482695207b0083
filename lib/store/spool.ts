import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { StorageFull } from "./blobs.ts";

/** Bytes set aside on disk to be read a second time; nothing durable, gone with `remove`. */
export interface Spool {
  /** Throws StorageFull. */
  write(bytes: Uint8Array): Promise<void>;
  read(): AsyncIterable<Uint8Array>;
  remove(): Promise<void>;
}

const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** Opens an empty spool in the `tmp` folder of a blob folder. */
export async function createSpool(folder: string): Promise<Spool> {
  await mkdir(join(folder, "tmp"), { recursive: true });
  const path = join(folder, "tmp", `${randomUUID()}.spool`);
  const file = await open(path, "wx");
  return {
    async write(bytes) {
      try {
        await file.writeFile(bytes);
      } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : "";
        if (FULL.has(code)) throw new StorageFull("no room left to read an upload twice", { cause: error });
        throw error;
      }
    },
    read: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
    async remove() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
