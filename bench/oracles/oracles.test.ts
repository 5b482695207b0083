import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Checked, check } from "./check.ts";
import { goldenSet } from "./golden-set.ts";

const HERE = import.meta.dirname;
/** Keys not computed at most: those with a reason that stands in the README of the project. */
const MOST_NOT_COMPUTED = 0.1;

function outcomesOf(directory: string, only = /./) {
  const set = goldenSet(directory);
  const checked = set.goldens.filter(({ file }) => only.test(file)).map(check);
  const of = (outcome: Checked["outcome"]) => checked.filter((each) => each.outcome === outcome);
  return { set, checked, of, named: (name: string) => checked.find(({ golden }) => golden.name === name) };
}

describe("the vendored golden values", () => {
  const { set, checked, of } = outcomesOf(HERE);
  it("are the bytes that their manifest names", () => {
    expect(set.hashes).toBeGreaterThan(15);
    expect(set.badHashes).toEqual([]);
  });

  it("are met by every key that is computed", () => {
    const line = ({ golden, ours }: Checked) => `${golden.file} ${golden.name}: ${JSON.stringify(ours)}`;
    expect(of("mismatched").map(line)).toEqual([]);
  });

  it("are computed but for a tenth, each of those with its reason", () => {
    expect(of("not computed").length / checked.length).toBeLessThan(MOST_NOT_COMPUTED);
    expect(of("not computed").filter(({ note }) => !note)).toEqual([]);
  });
});

describe("another set in the same format", () => {
  const copy = mkdtempSync(join(tmpdir(), "oracles-"));
  afterAll(() => rmSync(copy, { recursive: true }));
  cpSync(join(HERE, "MANIFEST.json"), join(copy, "MANIFEST.json"));
  for (const kind of ["categorical", "numeric", "stats"])
    cpSync(join(HERE, kind), join(copy, kind), { recursive: true });
  const path = join(copy, "categorical/c03-small-zeros.json");
  const changed = JSON.parse(readFileSync(path, "utf8"));
  changed.id = "c99-other";
  changed.reference["reference.skbio_chao1_bias_corrected"].value = 9.6;
  changed.reference["reference.skbio_simpson"].do_not_match = true;
  changed.reference["current.vegan_chao1"] = { value: null, error: "it raised", by: "vegan" };
  changed.reference["current.inext_estimateD_q2_at_coverage"] = { value: 3, by: "iNEXT" };
  changed.reference["current.inext_estimateD_q012_at_coverage_0.75"] = { value: [1, 1, 1, 1], by: "iNEXT" };
  writeFileSync(path, JSON.stringify(changed));
  const { set, named } = outcomesOf(copy, /c03/);

  it("fails by the file that is not what the manifest names, and by those that are missing", () => {
    expect(set.badHashes).toContain("categorical/c03-small-zeros.json");
    expect(set.badHashes).toContain("text/t01-single-ascii.json");
    expect(set.badHashes).not.toContain("numeric/n01-normal-shift.json");
  });

  it("mismatches a value that is another one", () => {
    expect(named("reference.skbio_chao1_bias_corrected")).toMatchObject({ outcome: "mismatched", ours: 9.5 });
    expect(named("current.skbio_chao1_bias_corrected")).toMatchObject({ outcome: "matched" });
  });

  it("mismatches a known bug that is reproduced", () => {
    expect(named("reference.skbio_simpson")).toMatchObject({ outcome: "mismatched" });
  });

  it("is met where the peer failed and ours is defined", () => {
    expect(named("current.vegan_chao1")).toMatchObject({ outcome: "matched", ours: 8.5 });
  });

  it("does not compute a key it does not know, and computes one at another depth", () => {
    expect(named("current.inext_estimateD_q2_at_coverage")).toMatchObject({ note: "unknown key" });
    expect(named("current.inext_estimateD_q012_at_coverage_0.75")?.outcome).toBe("mismatched");
  });
});
