import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { ClassicReport } from "#services/evaluate/classic.ts";
import { runClassic } from "./classic.ts";
import { UsageError } from "./io.ts";
import { ran } from "./testing/ran.ts";

const folder = mkdtempSync(join(tmpdir(), "tailwatch-classic-"));
afterAll(() => rmSync(folder, { recursive: true }));

const golden = (file: string) => JSON.parse(readFileSync(resolve("bench/oracles", file), "utf8"));
const TEXT = golden("text/t11-templated-200.json");
const COUNTS = golden("categorical/c03-small-zeros.json");
const NUMBERS = golden("numeric/n03-integer-ties.json");

function fileOf(name: string, records: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  return path;
}

/** One labelled record a count, so that labels occur as often as the golden file says. */
const labelled = (counts: readonly number[]) =>
  counts.flatMap((count, kind) => Array.from({ length: count }, () => ({ labels: [`kind-${kind}`] })));

const printed = (...args: string[]) => ran(runClassic, args);

async function reported(...args: string[]) {
  const { code, out } = await printed(...args, "--json");
  const report: ClassicReport = JSON.parse(out);
  const shown = (group: string, measure: string) =>
    [...report.measures, ...report.distances].find((row) => row.group === group && row.measure === measure)?.value;
  return { code, report, shown };
}

describe("tailwatch classic", () => {
  it("prints of texts what the golden values of other programs are", async () => {
    const records = TEXT.inputs.samples.map((text: string) => ({ text }));
    const { code, shown } = await reported(fileOf("texts.jsonl", records));
    expect(code).toBe(0);
    for (const [measure, key] of [
      ["distinct-2", "distinct_2_ws"],
      ["MTLD", "mtld_lexical_diversity"],
      ["HD-D", "hdd42_lexicalrichness"],
      ["Yule's K", "yule_k"],
      ["Self-BLEU-4", "self_bleu_4"],
    ] as const) {
      expect(shown("texts", measure), key).toBeCloseTo(TEXT.reference[key].value, 9);
    }
    expect(shown("texts", "compression ratio")).toBeCloseTo(TEXT.reference.compression_ratio_gzip.value, 2);
  });

  it("sets another file beside, and gives the distances between the two", async () => {
    const [own, other] = ["current", "reference"].map((side) => {
      const counted = labelled(COUNTS.inputs[`${side}_counts`]);
      const numbered = NUMBERS.inputs[side].map((x: number) => ({ values: { x } }));
      return fileOf(`${side}.jsonl`, [...counted, ...numbered]);
    });
    const { report, shown } = await reported(own ?? "", "--against", other ?? "");
    const chao = report.measures.find((row) => row.group === "labels" && row.measure === "Chao1");
    expect(chao).toMatchObject({ value: 8.5, against: 9.5, by: "vegan, scikit-bio" });
    expect(shown("labels", "PSI")).toBeCloseTo(COUNTS.reference.psi_evidently.value, 9);
    expect(shown("value:x", "Kolmogorov-Smirnov p")).toBeCloseTo(NUMBERS.reference.ks_2samp_exact.value[1], 9);
    expect(shown("value:x", "Wasserstein-1, normed")).toBeCloseTo(
      NUMBERS.reference.wasserstein_norm_evidently.value,
      9,
    );
  });

  it("judges nothing, says why in a line, and gives a reason where there is no number", async () => {
    const short = fileOf("short.jsonl", [{ text: "one two three" }]);
    const { report } = await reported(short);
    expect(report.judged).toBe(false);
    expect(report.measures.filter(({ value, unknown }) => value === null && !unknown)).toEqual([]);
    expect(report.measures.find(({ measure }) => measure === "HD-D")).toMatchObject({ unknown: "too-few-samples" });
    const { out } = await printed(short);
    expect(out).toContain("None of these numbers is ever judged");
    expect(out).not.toMatch(/NaN|Infinity|null/);
  });

  it("refuses what is no file, and two at once, with exit 2", async () => {
    const missing = await printed(join(folder, "none.jsonl"));
    expect(missing).toMatchObject({ code: 2, out: "" });
    expect(missing.err).toContain("file.missing");
    await expect(printed("a.jsonl", "b.jsonl")).rejects.toThrow(UsageError);
  });
});
