import type { Side } from "../../side.ts";
import { massOf } from "../../stats/histogram.ts";
import { strataOf } from "../../strata.ts";
import { defineMetric } from "../define.ts";

export const tailEvenness = defineMetric({
  id: "tail.evenness",
  version: 1,
  label: "Tail evenness",
  subject: "The spread of what is still said of the rare",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Whether the rare that remains is spread out or repeated.",
  formula:
    "X(X−1)/Σx(x−1) × (n−1)/n, x: samples that hold an event of the stratum, X = Σx, of n samples; generation ÷ control",
  source: "Simpson 1949, unbiased; as an effective number Hill 1973, order 2",
  caveats: [
    "It is an effective number of rare events: it falls when a few of them take over, also where none is lost.",
    "Events that nobody says twice leave it unknown: the rarest stratum needs a large control.",
  ],
  examples: [
    {
      given: "Two rare words, each in 2 of 4 samples: (4·3) / (2·1 + 2·1) × 3/4.",
      value: 9 / 4,
      run: () => evennessOf({ n: 4, presence: [{ count: [2], times: [2] }] }, "rarity:1"),
    },
  ],
  family: "tail",
  role: "tail",
  minSamples: 30,
  control: "held-out",
  slices: "rarity",
  gates: [],
  defaultPolicy: { watch: 0.9, breach: 0.75, cap: "watch", onBreach: "notify", calibrated: false },
  computation: { kind: "contrast", reads: "presence", scale: "ratio", null: "jackknife", of: evennessOf },
});

function evennessOf(side: Pick<Side, "n" | "presence">, slice: string): number {
  const presence = strataOf(slice).flatMap((stratum) => side.presence[stratum] ?? []);
  const mass = presence.reduce((sum, held) => sum + massOf(held), 0);
  let pairs = 0;
  for (const { count, times } of presence) {
    for (let i = 0; i < count.length; i++) pairs += (times[i] ?? 0) * (count[i] ?? 0) * ((count[i] ?? 0) - 1);
  }
  return pairs > 0 ? ((mass * (mass - 1)) / pairs) * ((side.n - 1) / side.n) : 0;
}
