import { describe, expect, it } from "vitest";
import { hasRoom, isLeftLying } from "./health.ts";

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

describe("isLeftLying", () => {
  it.each([
    ["nothing waits", { running: 0, oldestDueSeconds: null, quietSeconds: 900 }, false],
    ["long waits while somebody works", { running: 1, oldestDueSeconds: 900, quietSeconds: 2 }, false],
    ["the moment between two jobs", { running: 0, oldestDueSeconds: 900, quietSeconds: 2 }, false],
    ["a job enqueued in a quiet time", { running: 0, oldestDueSeconds: 2, quietSeconds: 900 }, false],
    ["a due job that nobody took for a minute", { running: 0, oldestDueSeconds: 61, quietSeconds: 900 }, true],
    ["no worker at all, ever", { running: 0, oldestDueSeconds: 61, quietSeconds: null }, true],
  ])("%s", (_case, backlog, expected) => {
    expect(isLeftLying({ waiting: 1, failed: 0, ...backlog })).toBe(expected);
  });
});
