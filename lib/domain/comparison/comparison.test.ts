import { describe, expect, it } from "vitest";
import { worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { jackknifeError } from "../stats/jackknife.ts";
import { random } from "../stats/random.ts";
import { expectedSeen } from "../stats/rarefaction.ts";
import { summarise } from "../summary/summary.ts";
import { compare, freezeReference } from "./comparison.ts";

const WORLD = worldOf("comparison");

function contrastOf(run: number) {
  const source = random(`comparison/${run}`);
  const reference = freezeReference([worldRecords(WORLD, 600, source)]);
  const { tokenizer, incidence } = worldRecords(WORLD, 300, source);
  const comparison = compare(reference, summarise(tokenizer, incidence, []));
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

  it("states the error of own richness as it is, at few samples too", () => {
    const runs = Array.from({ length: 40 }, (_, run) => {
      const { control, generation } = contrastOf(run);
      const seen = (side: typeof control.whole) => Math.log(expectedSeen(side.presence, side.n, side.m));
      return {
        value: seen(generation.whole) - seen(control.whole),
        error: jackknifeError([control.without.map(seen), generation.without.map(seen)]),
      };
    });
    const spread = Math.sqrt(runs.reduce((sum, { value }) => sum + value ** 2, 0) / runs.length);
    const stated = runs.reduce((sum, { error }) => sum + error, 0) / runs.length;
    expect(stated / spread).toBeGreaterThan(0.75);
    expect(stated / spread).toBeLessThan(1.4);
  });
});
