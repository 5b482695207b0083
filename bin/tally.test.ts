import { describe, expect, it } from "vitest";
import { playwrightCount, vitestCount } from "./tally.ts";

describe("the tally of a test run", () => {
  it("counts a file that broke before its tests as a failure", () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        { status: "failed", assertionResults: [] },
        { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
        { status: "passed", assertionResults: [{ status: "passed" }, { status: "passed" }] },
      ],
    };
    expect(vitestCount(report)).toEqual({ passed: 3, failed: 2 });
  });

  it("counts a test that passed only when repeated, and an error outside the tests, as failures", () => {
    const report = { errors: [{ message: "no browser" }], stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } };
    expect(playwrightCount(report)).toEqual({ passed: 5, failed: 3 });
  });

  it("refuses a report without counts instead of calling it a success", () => {
    expect(() => vitestCount({})).toThrow("numPassedTests");
    expect(() => playwrightCount(null)).toThrow("stats");
  });
});
