import { describe, expect, it } from "vitest";
import { estimate, unknown } from "../estimate.ts";
import type { Measurement } from "../judgement.ts";
import { isSampleSlice, ofSlice, sampleSlices, sliceName, worstSlices } from "./slices.ts";

const row = (
  metric: string,
  slice: string,
  value: number | null,
  verdict: Measurement["verdict"],
  n = 100,
  p = 0.4,
): Measurement => ({
  metric,
  version: 1,
  slice,
  verdict,
  because: "",
  estimate:
    value === null
      ? unknown("too-few-samples", n)
      : estimate({ value, low: value - 0.1, high: value + 0.1, n, p, control: { value: 1, n } }),
});

const ROWS = [
  row("diversity.types", "all", 0.97, "ok", 1_000),
  row("diversity.types", "label:refund", 0.7, "unknown", 200, 0.001),
  row("diversity.types", "label:greeting", 0.96, "unknown", 500),
  row("diversity.types", "facet:language=fr", null, "unknown", 12),
  row("tail.retention", "label:greeting", 0.6, "unknown", 500),
  row("tail.event-rate", "label:refund", 0.2, "breach", 1_000),
  row("tail.mass", "rarity:1", 0.9, "ok", 1_000),
];

describe("parts of the samples", () => {
  it("are labels and facets, and neither a label's own rate nor a stratum", () => {
    expect(sampleSlices(ROWS)).toEqual(["facet:language=fr", "label:greeting", "label:refund"]);
    expect(isSampleSlice({ metric: "tail.event-rate", slice: "label:refund" })).toBe(false);
  });

  it("show nothing of each other, and all samples show none of them", () => {
    expect(ofSlice(ROWS, "label:refund").map(({ metric }) => metric)).toEqual(["diversity.types"]);
    expect(ofSlice(ROWS, null).some(isSampleSlice)).toBe(false);
  });

  it("stand once each, worst first, with the human share they have", () => {
    const { rows, total } = worstSlices(ROWS);
    expect(rows.map(({ slice, metric }) => `${slice} ${metric}`)).toEqual([
      "label:refund diversity.types",
      "label:greeting tail.retention",
      "facet:language=fr diversity.types",
    ]);
    expect(rows.map(({ isWorse }) => isWorse)).toEqual([true, false, false]);
    expect(rows[0]?.humanShare).toBe(0.2);
    expect(rows[2]?.humanShare).toBeNull();
    expect(total).toBe(3);
    expect(worstSlices(ROWS.filter((one) => !isSampleSlice(one)))).toEqual({ rows: [], total: 0 });
  });

  it("have names that say what they are", () => {
    expect([sliceName("label:refund"), sliceName("facet:a=b=c")]).toEqual(["label refund", "a = b=c"]);
  });
});
