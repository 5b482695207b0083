import { defineMetric } from "../define.ts";

/** A number that more than this share of people give is a common answer, and its share follows the subject. */
const MOST_HUMAN = 0.02;

export const diversityOneValue = defineMetric({
  id: "diversity.one-value",
  version: 1,
  label: "One number for all",
  subject: "One same number of {} lies above its human share by",
  unit: "points",
  range: [-1, 1],
  worseWhen: "higher",
  reading: "Share of samples that give one and the same number, which people seldom give.",
  formula:
    "largest share of one number held by at most 2% of people, generation − control; exact, corrected for the choice",
  source: "Fisher 1935; Bonferroni over the at most 1 ÷ line numbers that could lie beyond it",
  caveats: ["Numbers that are counted (ratings, dice) repeat by nature and are left out."],
  examples: [
    {
      given:
        "Of the numbers 1, 2, 2, 2, 3 people give 2 never: its commonest is 2, with a share of 3/5, less people's 0.",
      value: 0.6,
      run: () => {
        const [control, generation] = [Float64Array.of(1, 3, 4, 5), Float64Array.of(1, 2, 2, 2, 3)];
        const one = commonest(control, generation);
        return generation.filter((x) => x === one).length / generation.length;
      },
    },
  ],
  family: "numbers",
  role: "repetition",
  minSamples: 30,
  control: "held-out",
  slices: "fields",
  defaultPolicy: { watch: 0.05, breach: 0.15, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "exceedance",
    scale: "difference",
    tries: 20,
    holds: ({ trim }, _end, { control, generation }) => {
      // Numbers that are counted (ratings, dice) repeat by nature.
      const one = trim > 0 ? commonest(control, generation) : Number.NaN;
      return (x) => x === one;
    },
  },
});

/** The generation's commonest number among those that people seldom give; NaN where each is given once. */
function commonest(control: Float64Array, generation: Float64Array): number {
  let [one, most] = [Number.NaN, 1];
  let seen = 0;
  for (let from = 0; from < generation.length; ) {
    const x = generation[from] as number;
    let to = from;
    while (to < generation.length && generation[to] === x) to++;
    while (seen < control.length && (control[seen] as number) < x) seen++;
    let held = 0;
    while (control[seen + held] === x) held++;
    if (to - from > most && held <= MOST_HUMAN * control.length) [one, most] = [x, to - from];
    from = to;
  }
  return one;
}
