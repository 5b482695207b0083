import { benjaminiHochberg, benjaminiYekutieli, bonferroni } from "#domain/classic/multiplicity.ts";
import {
  agrestiCoull,
  exactShare,
  type Interval,
  jeffreys,
  roganGladen,
  wald,
  wilson,
  wilsonCorrected,
} from "#domain/classic/proportions.ts";
import { holm } from "#domain/stats/exact-counts.ts";
import type { Answer, Answers, Entry, Inputs } from "./answers.ts";

const adjusted = (adjust: (ps: readonly number[]) => number[]) => (inputs: Inputs) => ({
  value: adjust(inputs.p as number[]),
});

const interval = (of: (x: number, n: number, confidence: number) => Interval) => (inputs: Inputs) => ({
  value: of(Number(inputs.successes), Number(inputs.n), Number(inputs.confidence)),
});

/** Share that tested positive, with the interval of the method that a case names. Null for other methods. */
function apparentOf({ method, positives, tested }: Inputs): number[] | null {
  const [x, n] = [Number(positives), Number(tested)];
  const methods = new Map([
    ["wilson", wilson],
    ["c-p", exactShare],
    ["agresti", agrestiCoull],
    ["jeffreys", jeffreys],
  ]);
  const of = methods.get(String(method));
  return of ? [x / n, ...of(x, n, 0.95)] : null;
}

function trueOf(inputs: Inputs, _key: string, entry: Entry): Answer {
  if (Number(inputs.se) + Number(inputs.sp) <= 1 && entry.value !== null)
    return { notComputed: "a test right half the time or less tells nothing: unknown here" };
  const apparent = apparentOf(inputs);
  if (!apparent) return { notComputed: `no interval by "${inputs.method}"` };
  const found = apparent.map((each) => roganGladen(each, Number(inputs.se), Number(inputs.sp)));
  return found.includes(null) ? { unknown: "undefined" } : { value: found };
}

export const stats: Answers = {
  "bh.fdr_bh": adjusted(benjaminiHochberg),
  "bh.fdr_by": adjusted(benjaminiYekutieli),
  "bh.holm": adjusted(holm),
  "bh.bonferroni": adjusted(bonferroni),
  "intervals.wilson": interval(wilson),
  "intervals.wilsoncc": interval(wilsonCorrected),
  "intervals.beta": interval(exactShare),
  "intervals.exact": interval(exactShare),
  "intervals.jeffreys": interval(jeffreys),
  "intervals.agresti_coull": interval(agrestiCoull),
  "intervals.normal": interval(wald),
  "rogan_gladen.apparent": (inputs) => {
    const apparent = apparentOf(inputs);
    return apparent ? { value: apparent } : { notComputed: `no interval by "${inputs.method}"` };
  },
  "rogan_gladen.true_prevalence": trueOf,
};
