import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";

test("loses and doubles no acknowledged sample when the server is killed during uploads", async () => {
  test.setTimeout(240_000);
  const args = ["bench/reliability/kill.ts", "--rounds", "4", "--seed", "7"];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toContain("0 lost, 0 doubled, 0 that nobody sent");
  expect(stdout).toMatch(/\n\d+ passed, 0 failed\n$/);
});
