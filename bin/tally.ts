/** How many checks held and how many did not. */
export type Tally = { readonly passed: number; readonly failed: number };

/**
 * Counts a report of `vitest --reporter=json`.
 * A file that could not be loaded ran no test, yet it is a failure. Throws when the report has no counts.
 */
export function vitestCount(report: unknown): Tally {
  const passed = numberAt(report, ["numPassedTests"]);
  const failed = numberAt(report, ["numFailedTests"]);
  const files = at(report, ["testResults"]);
  const broken = Array.isArray(files) ? files.filter(brokeBeforeItsTests).length : 0;
  return { passed, failed: failed + broken };
}

function brokeBeforeItsTests(file: unknown): boolean {
  const tests = at(file, ["assertionResults"]);
  const failedTests = Array.isArray(tests) ? tests.filter((test) => at(test, ["status"]) === "failed").length : 0;
  return at(file, ["status"]) === "failed" && failedTests === 0;
}

/**
 * Counts a report of `playwright --reporter=json`. A test that passed only when repeated is a failure.
 * Throws when the report has no counts.
 */
export function playwrightCount(report: unknown): Tally {
  const errors = at(report, ["errors"]);
  const outside = Array.isArray(errors) ? errors.length : 0;
  const unexpected = numberAt(report, ["stats", "unexpected"]) + numberAt(report, ["stats", "flaky"]);
  return { passed: numberAt(report, ["stats", "expected"]), failed: unexpected + outside };
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function numberAt(value: unknown, path: readonly string[]): number {
  const found = at(value, path);
  if (typeof found !== "number") throw new Error(`the report has no ${path.join(".")}`);
  return found;
}
