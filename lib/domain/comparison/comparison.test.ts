import { describe, expect, it } from "vitest";
import { diversityHill } from "../metrics/diversity/hill.ts";
import { worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { random } from "../stats/random.ts";
import { summarise } from "../summary/summary.ts";
import { compare, freezeReference } from "./comparison.ts";
import { contrastOf as measuredOf } from "./contrast.ts";

const WORLD = worldOf("comparison");

const hill = diversityHill.computation;

/** Human samples against further human samples, which say each of their words `times` times. */
function contrastOf(run: number, times = 1, samples = 300) {
  const source = random(`comparison/${run}`);
  const reference = freezeReference([worldRecords(WORLD, 600, source)]);
  const { tokenizer, incidence } = worldRecords(WORLD, samples, source);
  const repeated = { ...incidence, count: incidence.count.map((count) => count * times) };
  const comparison = compare(reference, summarise(tokenizer, repeated, []));
  if (!comparison) throw new Error("nothing to compare");
  return comparison.whole;
}

describe("compare", () => {
  it("reads both sides and every replicate at one exposure, so that an uneven block looks neither richer nor poorer", () => {
    const { control, generation } = contrastOf(0);
    const budget = 0.98 * Math.min(control.whole.exposure, generation.whole.exposure);
    const read = [control, generation].map(({ without }) => without.map(({ n, m, exposure }) => (m * exposure) / n));
    const all = read.flat();
    for (const each of all) expect(Math.abs(each - (all[0] ?? 0))).toBeLessThan(1e-6);
    expect(all[0]).toBeLessThanOrEqual(budget);
  });

  it("counts effective words by samples: words repeated within a sample are neither commoner nor better covered", () => {
    const once = contrastOf(0);
    const thrice = contrastOf(0, 3);
    for (const slice of ["q:0", "q:1", "q:2"]) {
      expect(hill.of(thrice.generation.whole, slice)).toBe(hill.of(once.generation.whole, slice));
      expect(hill.of(thrice.control.whole, slice)).toBe(hill.of(once.control.whole, slice));
    }
  });

  it("says no effective number of words where half of what people say is unseen", () => {
    const at = (samples: number) => measuredOf(diversityHill, hill, "q:1", contrastOf(0, 1, samples)).estimate;
    expect(at(40)).toEqual({ kind: "unknown", reason: "too-few-samples", n: 40 });
    expect(at(1_000).kind).toBe("value");
  });
});
