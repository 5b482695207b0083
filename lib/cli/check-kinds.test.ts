import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { normalFrom } from "#domain/simulate/laws.ts";
import { random } from "#domain/stats/random.ts";
import type { CheckReport } from "#services/evaluate/check-report.ts";
import { runCheck } from "./check.ts";
import { ran } from "./testing/ran.ts";

const folder = mkdtempSync(join(tmpdir(), "tailwatch-kinds-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Line {
  text?: string;
  embedding?: number[];
  values?: Record<string, number>;
}

function fileOf(name: string, lines: readonly Line[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line, i) => `${JSON.stringify({ id: `s${i}`, ...line })}\n`).join(""));
  return path;
}

async function checked(...files: string[]): Promise<{ code: number; report: CheckReport }> {
  const { code, out } = await ran(runCheck, [...files, "--json"]);
  return { code, report: JSON.parse(out) };
}

const source = random("numbers of people");
const latency = (spread: number) => Math.exp(4 + spread * normalFrom(source));
const drawn = (n: number, line: () => Line) => Array.from({ length: n }, line);

/** Sentences of twenty topics, half of their words common to all, so that there are rare words to follow. */
function sentence(): string {
  const topic = source.below(20);
  const common = () => `c${Math.floor(300 * source.uniform() ** 3)}`;
  const own = () => `w${topic}x${Math.floor(80 * source.uniform() ** 2)}`;
  return Array.from({ length: 14 }, () => (source.below(2) === 0 ? common() : own())).join(" ");
}

describe("tailwatch check on numbers", () => {
  const human = fileOf(
    "gen-0.v.ndjson",
    drawn(3_000, () => ({ values: { latency: latency(0.5) } })),
  );

  it("calls more human numbers ok, and says what stands", async () => {
    const { code, report } = await checked(
      human,
      fileOf(
        "gen-1.v.ndjson",
        drawn(1_500, () => ({ values: { latency: latency(0.5) } })),
      ),
    );
    expect(report.generations[1]).toMatchObject({ phase: "healthy", verdict: "ok", alerts: [], tickets: [] });
    expect(report.generations[1]?.headline).toMatch(/^The spread \(variance\) of “latency” stands at/);
    expect(code).toBe(0);
  });

  it("ends with 1 on numbers that lost their spread, with field, alert and a ticket for the field", async () => {
    const { code, report } = await checked(
      human,
      fileOf(
        "gen-1.w.ndjson",
        drawn(1_500, () => ({ values: { latency: latency(0.35) } })),
      ),
    );
    expect(code).toBe(1);
    expect(report.generations[1]).toMatchObject({ phase: "early-collapse", verdict: "breach" });
    expect(report.generations[1]?.headline).toMatch(/“latency”.* fell to/);
    expect(report.generations[1]?.alerts.map(({ policy }) => policy)).toContain("drift-variance");
    expect(report.generations[1]?.tickets).toMatchObject([{ stratum: "value:latency", kind: "targeted" }]);
    expect(report.generations[1]?.notes.map(({ code: note }) => note)).toContain("narrower-possible");
  });

  it("judges words and numbers apart: numbers alone may collapse, and words that are healthy do not hide it", async () => {
    const line = (spread: number) => () => ({ text: sentence(), values: { latency: latency(spread) } });
    const { report } = await checked(
      fileOf("gen-0.b.ndjson", drawn(3_000, line(0.5))),
      fileOf("gen-1.b.ndjson", drawn(1_500, line(0.5))),
      fileOf("gen-2.b.ndjson", drawn(1_500, line(0.3))),
      fileOf(
        "gen-3.b.ndjson",
        drawn(1_500, () => ({ text: sentence() })),
      ),
    );
    expect(report.generations.slice(1).map(({ phase, verdict }) => `${phase} ${verdict}`)).toEqual([
      "healthy ok",
      expect.stringMatching(/^(early|late)-collapse breach$/),
      "healthy ok",
    ]);
    const without = report.generations[3]?.measurements.filter(({ slice }) => slice === "value:latency");
    expect(without?.map(({ unknown }) => unknown)).toEqual(without?.map(() => "no-values"));
    expect(without?.length).toBeGreaterThan(0);
  });
});

/** Twelve directions; the last holds 5%. */
function embedding(most = 12): number[] {
  let mode = 12;
  while (mode >= most) mode = source.below(20) === 0 ? 11 : source.below(11);
  return Array.from({ length: 12 }, (_, j) => (j === mode ? 3 : 0) + 0.4 * normalFrom(source));
}

describe("tailwatch check on embeddings", () => {
  it("says ok of more of the same, sees the generation in which a mode of 5% is gone, and a constant answer", async () => {
    const one = embedding();
    const { code, report } = await checked(
      fileOf(
        "gen-0.e.ndjson",
        drawn(2_000, () => ({ embedding: embedding() })),
      ),
      fileOf(
        "gen-1.e.ndjson",
        drawn(1_000, () => ({ embedding: embedding() })),
      ),
      fileOf(
        "gen-2.e.ndjson",
        drawn(1_000, () => ({ embedding: embedding(11) })),
      ),
      fileOf(
        "gen-3.e.ndjson",
        drawn(400, () => ({ embedding: one })),
      ),
    );
    expect(code).toBe(1);
    expect(report.generations.slice(1)).toMatchObject([
      { phase: "healthy", verdict: "ok", tickets: [] },
      { phase: "early-collapse", verdict: "breach", tickets: [{ kind: "targeted" }] },
      { phase: "late-collapse", mechanism: "duplication", verdict: "breach" },
    ]);
  });

  it("counts human texts that the model scored for none of its samples, and says how many there were", async () => {
    const said = (text: string, i: number): Line => ({ text: `${text} ${i} of ${i % 50} words` });
    const people = fileOf(
      "people.jsonl",
      Array.from({ length: 500 }, (_, i) => said("people say", i)),
    );
    const own = Array.from({ length: 60 }, (_, i) => said("it says", i));
    const scored = Array.from({ length: 7 }, (_, i) => ({
      ...said("scored", i),
      origin: "human",
      logprob: -9,
      tokens: 6,
    }));
    const { report } = await checked(fileOf("gen-1.scored.jsonl", [...own, ...scored]), "--control", people);
    const [generation] = report.generations;
    expect(generation?.samples).toBe(60);
    expect(generation?.notes.find(({ code }) => code === "scored-texts")?.message).toContain("7 human texts");
  });
});
