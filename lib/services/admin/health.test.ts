import { describe, expect, it } from "vitest";
import { isLeftLying } from "./health.ts";

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
