import { describe, expect, it } from "vitest";
import { budgetOf } from "../budget.ts";
import { FAMILIES } from "../metrics/define.ts";
import { defaultPolicies } from "../policy.ts";
import { worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { studentUpperTail } from "../stats/beta.ts";
import { halfWidth } from "../stats/jackknife.ts";
import { random } from "../stats/random.ts";
import { summarise } from "../summary/summary.ts";
import { compare, freezeReference } from "./comparison.ts";
import { measure } from "./measure.ts";

const WORLD = worldOf("texts");

function textsOf(samples: number, seed: string, letter: string) {
  const source = random(seed);
  const records = worldRecords(WORLD, samples, source);
  const { key, content } = records.incidence;
  const texts = content.map((each, i) => ({
    key: key[i] ?? 0,
    content: each,
    text: letter.repeat(80 + source.below(80)),
  }));
  return { ...records, texts };
}

describe("measure", () => {
  it("tests a ratio over ten groups of texts with nine degrees of freedom, as its interval does", () => {
    const human = textsOf(600, "human", "x");
    const generation = textsOf(300, "generation", "y");
    const comparison = compare(
      freezeReference([human]),
      summarise(generation.tokenizer, generation.incidence, generation.texts),
    );
    if (!comparison) throw new Error("nothing to compare");
    const draw = random("deflate");
    const tested = measure(comparison, {
      budget: budgetOf(defaultPolicies().budget, 1, FAMILIES),
      declared: { pinned: [], named: [] },
      tools: {
        deflate: (text) => ({
          bytes: text.length,
          deflated: text.length / ((text.startsWith("y") ? 2.5 : 2) + draw.uniform()),
        }),
      },
      seed: "texts",
    });
    const own = tested.find(({ metric }) => metric.computation.kind === "texts")?.estimate;
    if (own?.kind !== "value") throw new Error("compression is unknown");
    const error = Math.log(own.high / own.low) / 2 / halfWidth(10);
    expect(own.p).toBeCloseTo(Math.min(1, 2 * studentUpperTail(Math.log(own.value) / error, 9)), 10);
    expect(own.p).toBeLessThan(1);
  });
});
