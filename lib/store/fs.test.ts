import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BlobDamaged, BlobMissing } from "./blobs.ts";
import { clearUnfinished, openBlobs } from "./fs.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tailwatch-blobs-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = async () => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

describe("blobs in a folder", () => {
  it("are named by the SHA-256 of the bytes before compression and come back unchanged", async () => {
    const blobs = openBlobs(folder);
    const bytes = Buffer.from("the same words ".repeat(1000));
    const key = await blobs.put(bytes);
    expect(key).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(Buffer.from(await blobs.get(key)).equals(bytes)).toBe(true);
    expect(await blobs.has(key)).toBe(true);
    expect((await readFile((await files())[0] ?? "")).length).toBeLessThan(200);
  });

  it("are stored once, however often and however parallel the same bytes come", async () => {
    const blobs = openBlobs(folder);
    const keys = await Promise.all(Array.from({ length: 8 }, () => blobs.put(Buffer.from("same"))));
    expect(new Set(keys).size).toBe(1);
    expect(await files()).toHaveLength(1);
  });

  it("hold empty bytes too", async () => {
    const blobs = openBlobs(folder);
    expect(await blobs.get(await blobs.put(new Uint8Array(0)))).toHaveLength(0);
  });

  it("refuse to hand out damaged bytes", async () => {
    const blobs = openBlobs(folder);
    const first = await blobs.put(Buffer.from("first"));
    const second = await blobs.put(Buffer.from("second"));
    const pathOf = (key: string) => join(folder, key.slice(0, 2), `${key}.zst`);
    await writeFile(pathOf(first), await readFile(pathOf(second)));
    await writeFile(pathOf(second), "no zstd at all");
    await expect(blobs.get(first)).rejects.toThrow(BlobDamaged);
    await expect(blobs.get(second)).rejects.toThrow(BlobDamaged);
  });

  it("that are not there, or whose name is a path, are missing", async () => {
    const blobs = openBlobs(folder);
    await expect(blobs.get("0".repeat(64))).rejects.toThrow(BlobMissing);
    await expect(blobs.get("../../etc/passwd")).rejects.toThrow(BlobMissing);
    expect(await blobs.has("../x")).toBe(false);
  });

  it("keep a write under way and clear one that was cut short long ago", async () => {
    const blobs = openBlobs(folder);
    const key = await blobs.put(Buffer.from("finished"));
    for (const name of ["old", "new"]) await writeFile(join(folder, "tmp", name), "half");
    const old = new Date(Date.now() - 7_200_000);
    for (const path of [join(folder, "tmp", "old"), ...(await files()).filter((each) => each.endsWith(".zst"))]) {
      await utimes(path, old, old);
    }
    await clearUnfinished(folder, new Date(Date.now() - 3_600_000));
    expect(await readdir(join(folder, "tmp"))).toEqual(["new"]);
    expect(await blobs.has(key)).toBe(true);
  });

  it("leave no half file and say that storage is full when the disk refuses the write", async () => {
    const bytes = randomBytes(400_000);
    await writeFile(join(folder, "bytes"), bytes);
    const script = `
      import { readFileSync } from "node:fs";
      import { clearUnfinished, openBlobs } from "./lib/store/fs.ts";
      openBlobs(process.argv[1]).put(readFileSync(process.argv[2]))
        .then(() => process.stdout.write("stored"), (error) => process.stdout.write(error.name));`;
    const run = `ulimit -f 64; exec "$0" --input-type=module -e "$1" "$2" "$3"`;
    const limited = await promisify(execFile)("bash", [
      "-c",
      run,
      process.execPath,
      script,
      folder,
      join(folder, "bytes"),
    ]);
    expect(limited.stdout).toBe("StorageFull");
    expect(await files()).toEqual([join(folder, "bytes")]);
    await openBlobs(folder).put(bytes);
    expect(await files()).toHaveLength(2);
  });
});
