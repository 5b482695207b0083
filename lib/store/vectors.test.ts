import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { forgetVectors, openVectors } from "./vectors.ts";

const NAMES = ["a".repeat(64), "b".repeat(64)] as const;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tailwatch-vectors-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pathOf = (name: string) => join(folder, name.slice(0, 2), `${name}.f32`);

it("gives back the numbers that were put, and nothing of a name that was never put", async () => {
  const cache = openVectors(folder);
  await cache.put(NAMES[0], Float32Array.of(1.5, -2, 3));
  expect(await openVectors(folder).get(NAMES[0])).toEqual(Float32Array.of(1.5, -2, 3));
  expect(await cache.get(NAMES[1])).toBeNull();
  await expect(cache.get("../x")).rejects.toThrow("no name");
});

it("counts what was damaged or cut short as never put", async () => {
  const cache = openVectors(folder);
  await cache.put(NAMES[0], Float32Array.of(1, 2));
  const bytes = await readFile(pathOf(NAMES[0]));
  await writeFile(pathOf(NAMES[0]), bytes.subarray(0, -4));
  expect(await cache.get(NAMES[0])).toBeNull();
});

it("forgets what nobody has read since a moment, and keeps what somebody has", async () => {
  const cache = openVectors(folder);
  const old = new Date(Date.now() - 7_200_000);
  for (const name of NAMES) {
    await cache.put(name, Float32Array.of(1));
    await utimes(pathOf(name), old, old);
  }
  await cache.get(NAMES[1]);
  await forgetVectors(folder, new Date(Date.now() - 3_600_000));
  const left = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".f32"));
  expect(left).toEqual([join("bb", `${NAMES[1]}.f32`)]);
  await forgetVectors(join(folder, "absent"), new Date());
});
