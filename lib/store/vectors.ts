import { hash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const NAME = /^[0-9a-f]{64}$/;
const CHECK_BYTES = 32;

/** Vectors that were paid for once, by a name that says what they are of. Losing them costs a request, never a number. */
export interface VectorCache {
  get(name: string): Promise<Float32Array | null>;
  put(name: string, values: Float32Array): Promise<void>;
}

/**
 * A cache in a folder: `ab/abcd….f32`, a SHA-256 and the numbers after it. A file that is damaged or cut short counts as
 * none. Given names of 64 hex digits.
 */
export function openVectors(folder: string): VectorCache {
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new Error(`"${name}" is no name of vectors`);
    return join(folder, name.slice(0, 2), `${name}.f32`);
  };
  return {
    async get(name) {
      const bytes = await readFile(pathOf(name)).catch(() => null);
      if (!bytes) return null;
      // What is still read is not swept.
      const now = new Date();
      await utimes(pathOf(name), now, now).catch(() => undefined);
      const held = bytes.subarray(CHECK_BYTES);
      if (!hash("sha256", held, "buffer").equals(bytes.subarray(0, CHECK_BYTES))) return null;
      return new Float32Array(Uint8Array.from(held).buffer);
    },
    async put(name, values) {
      const path = pathOf(name);
      const held = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
      const temporary = `${path}.${randomUUID()}`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(temporary, Buffer.concat([hash("sha256", held, "buffer"), held]));
        await rename(temporary, path);
      } catch {
        // A full disk must not stop judging.
        await rm(temporary, { force: true });
      }
    },
  };
}

/** Where the vectors of a store lie: beside its blobs, which cannot be asked for again. */
export const vectorFolder = (blobFolder: string) => join(dirname(blobFolder), "vectors");

/** Removes vectors that nobody has read since a moment. */
export async function forgetVectors(folder: string, before: Date): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const { mtime } = await stat(path).catch(() => ({ mtime: new Date() }));
    if (mtime < before) await rm(path, { force: true });
  }
}

/** A cache that lasts as long as the process that holds it. */
export function vectorsInMemory(): VectorCache {
  const held = new Map<string, Float32Array>();
  return {
    get: async (name) => held.get(name) ?? null,
    put: async (name, values) => void held.set(name, values),
  };
}
