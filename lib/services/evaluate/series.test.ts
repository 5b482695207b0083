import { describe, expect, it } from "vitest";
import type { EvaluationHead } from "#db/evaluations.ts";
import type { Measurement } from "#domain/judgement.ts";
import { packedSeries } from "./series.ts";

const head = (index: number, catalogueId: string | null = null) =>
  ({ id: `e${index}`, index, catalogueId }) as EvaluationHead;
const measurement = (value: number | null, hash: string): Measurement => ({
  metric: "diversity.vendi",
  version: 1,
  slice: "all",
  estimate:
    value === null ? { kind: "unknown", reason: "not-run" } : { kind: "value", value, low: value, high: value, n: 50 },
  verdict: "unknown",
  because: "",
  provider: { name: "openai", hash },
});

describe("packedSeries", () => {
  it("draws no line through numbers of two providers, and keeps a generation whose endpoint failed", () => {
    const values: [number | null, string][] = [
      [0.9, "a"],
      [null, "unnamed"],
      [0.8, "a"],
      [0.5, "b"],
      [null, "unnamed"],
      [0.6, "b"],
    ];
    const heads = values.map((_, index) => head(index));
    const measured = new Map(values.map(([value, hash], index) => [`e${index}`, [measurement(value, hash)]]));
    const first = packedSeries("l", heads.slice(0, 3), measured);
    expect(first.map(({ packed }) => packed.value)).toEqual([[0.9, null, 0.8]]);
    const all = packedSeries("l", heads, measured);
    expect(all.map(({ packed }) => [packed.index, packed.value, packed.provider])).toEqual([
      [[3, 4, 5], [0.5, null, 0.6], { name: "openai", hash: "b" }],
    ]);
  });

  it("marks where another reference began, not where the same one is kept in another form", () => {
    const heads = ["ca5_old", "ca6_old", "ca6_old", "ca6_new", "ca6_new"].map((id, index) => head(index, id));
    const measured = new Map(heads.map(({ id }) => [id, [measurement(0.9, "a")]]));
    expect(packedSeries("l", heads, measured)[0]?.packed.newReference).toEqual([3]);
  });
});
