import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanReport } from "#services/evaluate/plan-report.ts";
import { UsageError } from "./io.ts";
import { runPlan } from "./plan.ts";
import { ran } from "./testing/ran.ts";

const DEMO = resolve("lib/services/demo/data");
const folder = mkdtempSync(join(tmpdir(), "tailwatch-plan-"));
afterAll(() => rmSync(folder, { recursive: true }));

const linesOf = (name: string) =>
  zstdDecompressSync(readFileSync(join(DEMO, `${name}.ndjson.zst`)))
    .toString()
    .trimEnd()
    .split("\n");

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

const planned = (...args: string[]) => ran(runPlan, args);

let control = "";
let fourth = "";
beforeAll(() => {
  control = fileOf("human.ndjson", linesOf("reference").slice(0, 2_400));
  fourth = fileOf("gen-4.ndjson", linesOf("speech-replace-4").slice(0, 1_200));
});

describe("tailwatch plan", () => {
  it("foretells from the newest generation, and prices what brings the tail back", async () => {
    const args = [fourth, "--control", control, "--bundle", "7000", "--horizon", "3", "--price", "0.5", "--json"];
    const { code, out } = await planned(...args);
    const report: PlanReport = JSON.parse(out);
    expect(code).toBe(0);
    expect(report).toMatchObject({
      schema: "tailwatch.plan/1",
      reference: { catalogue: 1200, control: 1200, source: "control" },
      from: { index: 4, samples: 1200 },
      question: { workflow: "replace", bundle: 7000, share: 0, target: 0.95, horizon: 3, price: 0.5 },
    });
    const [first] = report.strata;
    expect(first?.generations.map(({ index }) => index)).toEqual([5, 6, 7]);
    const kept = [first?.now.value ?? 0, ...(first?.generations.map(({ value }) => value) ?? [])];
    expect(kept).toEqual(kept.toSorted((a, b) => b - a));
    for (const { humanSamples, cost } of first?.injections ?? []) expect(cost).toBe((humanSamples ?? 0) / 2);
    expect(report.assumptions.map((each) => each.code)).toContain("unbiased");
    expect(report.assumptions[0]?.message).toMatch(/^Assumes unbiased re-sampling/);
  });

  it("prints it for people, and says when the bundle's size was not told", async () => {
    const { code, out } = await planned(fourth, "--control", control, "--horizon", "2", "--share", "0.3");
    expect(code).toBe(0);
    expect(out).toMatch(/From g4: 1200 samples/);
    expect(out).toMatch(/1,200 samples each, 30% new human data/);
    expect(out).toMatch(/g6 +\d+% \(\d+/);
    expect(out).toMatch(/Give --bundle\./);
  });

  it("ends with 3 when there is too little to foretell anything from", async () => {
    const few = fileOf("gen-1.few.ndjson", linesOf("reference").slice(3_000, 3_001));
    const { code, out } = await planned(few, "--control", fileOf("one.ndjson", linesOf("reference").slice(0, 1)));
    expect(code).toBe(3);
    expect(out).toMatch(/insufficient-data/);
  });

  it("ends with 2 on files it cannot use, and says so in JSON too", async () => {
    const { code, out, err } = await planned(join(folder, "none.ndjson"), "--control", control, "--json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ schema: "tailwatch.plan/1", exitCode: 2, error: { code: "file.missing" } });
    expect(err).toMatch(/file\.missing/);
  });

  it.each([
    [],
    ["gen-1.a"],
    ["gen-0.a", "gen-1.a", "--share", "1.2"],
    ["gen-0.a", "gen-1.a", "--share", "0.2", "--workflow", "replace"],
    ["gen-0.a", "gen-1.a", "--workflow", "append"],
    ["gen-0.a", "gen-1.a", "--bundle", "12.5"],
    ["gen-0.a", "gen-1.a", "--target", "95%"],
    ["gen-0.a", "gen-1.a", "--horizon", "0"],
  ])("refuses a question it cannot understand: %j", async (...args) => {
    await expect(planned(...args)).rejects.toThrow(UsageError);
  });
});
