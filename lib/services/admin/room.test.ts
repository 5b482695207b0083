import { describe, expect, it } from "vitest";
import { hasRoom } from "./room.ts";

const GIB = 1024 ** 3;

describe("hasRoom", () => {
  it.each([
    ["a tenth free of a small disk", 2 * GIB, 20 * GIB, true],
    ["less than a tenth of a small disk", 1.9 * GIB, 20 * GIB, false],
    ["5 GiB of a large disk, though that is no tenth", 5 * GIB, 1000 * GIB, true],
    ["less than that", 4.9 * GIB, 1000 * GIB, false],
    ["a full disk", 0, 20 * GIB, false],
  ])("%s", (_case, freeBytes, totalBytes, expected) => {
    expect(hasRoom({ freeBytes, totalBytes })).toBe(expected);
  });
});
