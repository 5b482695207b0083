import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CheckReport } from "#services/evaluate/check-report.ts";
import { runCheck } from "./check.ts";
import { UsageError } from "./io.ts";
import { ran } from "./testing/ran.ts";

const DEMO = resolve("lib/services/demo/data");
const TANG = resolve("bench/world/data");
const folder = mkdtempSync(join(tmpdir(), "tailwatch-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

const linesOf = (path: string) => zstdDecompressSync(readFileSync(path)).toString().trimEnd().split("\n");
let human: string[] = [];
beforeAll(() => {
  human = linesOf(join(DEMO, "reference.ndjson.zst"));
});

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.length === 0 ? "" : `${lines.join("\n")}\n`);
  return path;
}

async function checked(...args: string[]): Promise<{ code: number; report: CheckReport; err: string }> {
  const { code, out, err } = await ran(runCheck, [...args, "--json"]);
  return { code, report: JSON.parse(out), err };
}

describe("tailwatch check", () => {
  it("raises nothing between two disjoint sets of people, ten times as many on one side", async () => {
    const origin = linesOf(join(DEMO, "human-2500.ndjson.zst")).slice(0, 500);
    const { code, report } = await checked(fileOf("gen-0.a.ndjson", human), fileOf("gen-1.a.ndjson", origin));
    expect([0, 3]).toContain(code);
    expect(report.generations[1]?.measurements.map(({ verdict }) => verdict)).not.toContain("breach");
    expect(report.reference).toEqual({ catalogue: 2500, control: 2500, source: "split" });
  });

  it("ends with 1 on a sharpened recursion, with its phase, mechanism and the human samples it wants", async () => {
    const control = fileOf("human.ndjson", human);
    const files = [1, 4].map((k) => join(DEMO, `speech-sharpened-${k}.ndjson.zst`));
    const named = files.map((file, i) => fileOf(`gen-${i + 1}.s.ndjson`, linesOf(file)));
    const { code, report } = await checked(...named, "--control", control);
    expect(code).toBe(1);
    expect(report).toMatchObject({ schema: "tailwatch.check/1", verdict: "breach", reference: { source: "control" } });
    expect(report.generations.map(({ phase }) => phase)).toEqual(["early-collapse", "late-collapse"]);
    expect(report.generations[0]).toMatchObject({ mechanism: "sharpening", verdict: "breach" });
    expect(report.generations[0]?.tickets[0]?.humanSamples).toBeGreaterThan(0);
    expect(report.generations[0]?.alerts).toContainEqual({
      policy: "tail-retention",
      severity: "breach",
      state: "firing",
    });
  });

  it("ends with 0 on a lost level that was accepted, and says so; what was judged before it is judged as ever", async () => {
    const model = linesOf(join(DEMO, "speech-sharpened-1.ndjson.zst"));
    const half = Math.floor(model.length / 2);
    const files = [human, model.slice(0, half), model.slice(half)].map((lines, k) =>
      fileOf(`gen-${k}.k.ndjson`, lines),
    );
    const { code, report } = await checked(...files, "--baseline", "1", "--gate", "last");
    expect([code, report.verdict]).toEqual([0, "ok"]);
    expect(report.generations[2]).toMatchObject({ verdict: "breach", phase: "early-collapse", tickets: [] });
    expect(report.generations[2]?.notes.map((note) => note.code)).toContain("baseline-held");
    const against = report.generations[2]?.measurements.filter(({ compare }) => compare === "baseline") ?? [];
    expect(against.find(({ metric }) => metric === "diversity.types")?.value).toBeCloseTo(1, 1);
    expect(report.generations[1]?.measurements.some(({ compare }) => compare === "baseline")).toBe(false);
    await expect(checked(...files, "--baseline", "0")).rejects.toThrow(UsageError);
  });

  it("ends with 2 on an empty file, and says so in JSON too", async () => {
    const { code, report } = await checked(fileOf("gen-0.e.ndjson", []));
    expect(code).toBe(2);
    expect(report.error?.code).toBe("file.empty");
  });

  it("ends with 3 on one sample, with no alert and no ticket", async () => {
    const { code, report } = await checked(
      fileOf("gen-0.o.ndjson", human.slice(0, 1)),
      fileOf("gen-1.o.ndjson", human.slice(1, 2)),
    );
    expect(code).toBe(3);
    expect(report.generations[1]).toMatchObject({
      phase: "insufficient-data",
      verdict: "unknown",
      alerts: [],
      tickets: [],
    });
  });

  it("keeps the good of a thousand lines and names the ten broken ones", async () => {
    const lines = human.slice(0, 1_000).map((line, i) => (i % 100 === 7 ? line.slice(0, -2) : line));
    const { code, report } = await checked(fileOf("gen-0.b.ndjson", human), fileOf("gen-1.b.ndjson", lines));
    expect([0, 3]).toContain(code);
    expect(report.generations[1]).toMatchObject({ samples: 990, rejected: 10 });
    expect(report.rejects.map(({ line }) => line)).toEqual(Array.from({ length: 10 }, (_, i) => i * 100 + 8));
    expect(new Set(report.rejects.map(({ code: why }) => why))).toEqual(new Set(["json.truncated"]));
  });

  it("ends with 2 when more than one line in twenty is broken", async () => {
    const lines = human.slice(0, 300).map((line, i) => (i % 10 === 0 ? "{" : line));
    const { code } = await checked(fileOf("gen-0.m.ndjson", human), fileOf("gen-1.m.ndjson", lines));
    expect(code).toBe(2);
  });

  it("raises nothing between two halves of Chinese poems", async () => {
    const halves = ["a", "b"].map((half, i) =>
      fileOf(`gen-${i}.t.ndjson`, linesOf(join(TANG, `tang-${half}.ndjson.zst`))),
    );
    const { code, report } = await checked(...halves);
    expect([0, 3]).toContain(code);
    expect(report.generations[1]?.measurements.map(({ verdict }) => verdict)).not.toContain("breach");
    expect(report.generations[1]?.measurements.some(({ value }) => value !== null)).toBe(true);
  });

  it("counts the same record once, and refuses the same id for other content", async () => {
    const [first = "", second = ""] = human;
    const taken = JSON.stringify({ ...JSON.parse(second), id: JSON.parse(first).id });
    const { report } = await checked(
      fileOf("gen-0.d.ndjson", human),
      fileOf("gen-1.d.ndjson", [...human.slice(0, 400), first, taken]),
    );
    expect(report.generations[1]).toMatchObject({ samples: 400, duplicates: 1, rejected: 1 });
    expect(report.rejects[0]?.code).toBe("id.conflict");
  });

  it("refuses to guess when only some files are numbered", async () => {
    await expect(checked(fileOf("gen-0.x.ndjson", human), fileOf("more.ndjson", human))).rejects.toThrow(UsageError);
  });
});
