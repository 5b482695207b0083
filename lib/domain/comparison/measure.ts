import type { Budget } from "../budget.ts";
import { unknown } from "../estimate.ts";
import type { History } from "../history.ts";
import { type Family, type Metric, type Tools, WORD_FAMILIES } from "../metrics/define.ts";
import { METRICS } from "../metrics/registry.ts";
import { type PolicyDocument, policyFor } from "../policy.ts";
import { studentQuantile, studentUpperTail } from "../stats/beta.ts";
import { holm } from "../stats/exact-counts.ts";
import { POOLED_STRATA, STRATA } from "../strata.ts";
import { BLOCKS } from "../summary/count-table.ts";
import type { Comparison } from "./comparison.ts";
import { contrastOf, type Measured } from "./contrast.ts";
import { type DeclaredNames, measureCounts } from "./counts.ts";
import { isOfContents, lacksText, type Measuring, measureOne, placeOf, sidesFor } from "./measure-one.ts";
import { measureTrends } from "./over-time.ts";
import { drawsFor, familyOf, type PermutedFamily, permutedLosses, type Test } from "./permutation.ts";
import { poolOf } from "./pooling.ts";
import { POWER_Z, type Tested } from "./tested.ts";
import { wordGroupsOf } from "./word-groups.ts";

/** What a measurement needs beside the two sides. `seed` names reference and generation by their digests. */
export interface MeasureOptions {
  budget: Budget;
  declared: DeclaredNames;
  tools: Tools;
  seed: string;
  /** Whose lines tell which tests can raise nothing; absent: the metrics' own. */
  policies?: PolicyDocument;
  /** What came before; absent: nothing. */
  history?: History | undefined;
  /** False: values and intervals alone, without the draws of their tests. */
  isDrawn?: boolean;
  /** False: without the metrics that are shown only. */
  isShown?: boolean;
}

/** Level at which what is shown only says how much it could miss. */
const SHOWN_ALPHA = 0.05;

/** Families that this reference can test at all; the false-alarm budget is divided over them. */
export function familiesOf(reference: { isSplit: boolean; hasNames: boolean }): Family[] {
  return WORD_FAMILIES.filter(
    (family) =>
      (reference.isSplit || (family !== "tail" && family !== "drift")) && (reference.hasNames || family !== "events"),
  );
}

/**
 * Measures a generation against the human reference: every metric of the registry in each of its slices, with
 * interval, family-adjusted p and least detectable effect (statistics.md 3-5). Pure and seeded.
 * Given `families`, of these alone.
 */
export function measure(
  comparison: Comparison,
  options: MeasureOptions,
  families: readonly Family[] = WORD_FAMILIES,
): Tested[] {
  const drawn = options.isDrawn === false ? [] : families;
  const permuted = permutedFamilies(comparison, options, drawn);
  const wordGroups = wordGroupsOf(comparison.reference.whole, comparison.generation);
  const { tools, seed, history } = options;
  const measuring = { comparison, tools, wordGroups, seed, history };
  return families.flatMap((family) => {
    if (family === "events") return measureCounts(comparison, options, options.budget.alpha.events.watch);
    if (family === "trend") return measureTrends(comparison, options.history);
    const tests = testsOf(family).filter((test) => options.isShown !== false || isGated(test));
    return measureFamily(family, tests, measuring, options.budget, permuted.get(family) ?? null);
  });
}

const testsOf = (family: Family): Test[] =>
  METRICS.filter((metric) => metric.family === family).flatMap((metric) =>
    slicesOf(metric).map((slice) => ({ metric, slice })),
  );

function slicesOf(metric: Metric): readonly string[] {
  if (metric.slices === "rarity") return [...STRATA.map((stratum) => stratum.slice), POOLED_STRATA];
  return typeof metric.slices === "string" ? ["all"] : metric.slices;
}

const isGated = ({ metric, slice }: Test) => metric.gates?.includes(slice) ?? true;

const isPermuted = ({ computation }: Metric) =>
  computation.kind === "pair" || (computation.kind === "contrast" && computation.null === "permutation");

/** Nulls within a family (permutation, jackknife) share its α evenly, since each is adjusted apart. */
const groupsOf = (family: Family) =>
  new Set(
    testsOf(family)
      .filter(isGated)
      .map(({ metric }) => isPermuted(metric)),
  ).size;

/** Runs of draws: tests that share a control and its pool; repeated contents ask for more draws and are cheap to redraw. */
const RUNS = [
  { control: "held-out", ofContents: false },
  { control: "whole", ofContents: false },
  { control: "whole", ofContents: true },
] as const;

function permutedFamilies(
  comparison: Comparison,
  { budget, seed, policies }: MeasureOptions,
  wanted: readonly Family[],
): Map<Family, PermutedFamily> {
  const families = new Map<Family, PermutedFamily>();
  for (const { control, ofContents } of RUNS) {
    const tests = wanted
      .flatMap(testsOf)
      .filter(
        (test) =>
          test.metric.control === control &&
          isOfContents(test.metric) === ofContents &&
          isPermuted(test.metric) &&
          isGated(test) &&
          canVary(test, comparison, policies),
      );
    if (tests.length === 0) continue;
    const human = control === "whole" ? comparison.reference.whole : comparison.reference.control;
    const pool = poolOf(
      human.incidence,
      comparison.generation.incidence,
      comparison.reference.catalogue,
      comparison.index,
      ofContents ? comparison.nearCopies : undefined,
    );
    const draws = Math.max(...tests.map(({ metric }) => drawsFor(leastAlpha(metric, budget))));
    const losses = permutedLosses(pool, tests, draws, `${seed}:${control}:${ofContents}`);
    for (const family of wanted) {
      const places = tests.flatMap(({ metric }, k) => (metric.family === family ? [k] : []));
      if (places.length > 0) families.set(family, familyOf(tests, losses, places));
    }
  }
  return families;
}

function leastAlpha({ family, defaultPolicy }: Metric, budget: Budget): number {
  const alpha = budget.alpha[family];
  return (defaultPolicy?.cap === "breach" ? alpha.breach : alpha.watch) / groupsOf(family);
}

/** A test is drawn when its value is known and drawing could tell something. */
function canVary({ metric, slice }: Test, comparison: Comparison, policies: PolicyDocument | undefined): boolean {
  const { computation } = metric;
  const sides = sidesFor(metric, comparison);
  if (!sides || comparison.generation.samples < metric.minSamples || lacksText(metric, comparison)) return false;
  if (computation.kind === "pair") return true;
  if (computation.kind !== "contrast") return false;
  const measured = contrastOf(metric, computation, slice, sides);
  if (measured.estimate.kind === "unknown" || measured.error === 0) return false;
  // Copies within the watch line can raise nothing, whatever their p; drawing them is the dearest run.
  const policy = policies ? policyFor(policies, metric.id, slice) : metric.defaultPolicy;
  const line = policy?.watch ?? 0;
  return !isOfContents(metric) || measured.estimate.value > line;
}

function measureFamily(
  family: Family,
  tests: readonly Test[],
  measuring: Measuring,
  budget: Budget,
  permuted: PermutedFamily | null,
): Tested[] {
  const groups = groupsOf(family);
  const alpha = budget.alpha[family].watch / groups;
  const measured = tests.map((test) => measureOne(test, measuring, permuted));
  const byError = jackknifeTests(tests, measured);
  return tests.map((test, i) => {
    const isGate = isGated(test);
    const own = measured[i] ?? { estimate: unknown("not-run") };
    if (own.estimate.kind === "unknown") return { ...test, isGate, estimate: own.estimate };
    if (!isGate) return { ...test, isGate, estimate: { ...own.estimate, ...shownEffect(test.metric, own) } };
    const at = placeOf(test, permuted);
    const raw = permuted?.loss.p[at] ?? byError.get(i);
    const p = raw === undefined ? {} : { p: Math.min(1, raw * groups) };
    const critical =
      permuted && at >= 0 ? permuted.loss.critical(alpha) : tCritical(alpha, byError.size, freedomOf(own));
    const mde = own.error === undefined ? {} : { mde: leastEffect(test.metric, own.error * (critical + POWER_Z)) };
    const upper = permuted && at >= 0 ? { gainP: Math.min(1, (permuted.gain.p[at] ?? 1) * groups) } : {};
    const chance = permuted && at >= 0 ? { nullMean: permuted.nullMean[at] ?? 0 } : {};
    return {
      ...test,
      isGate,
      estimate: { ...own.estimate, ...p, ...mde },
      ...upper,
      ...chance,
    };
  });
}

/** One-sided p of the gating tests that lean on the jackknife error, adjusted by Holm; by place in `tests`. */
function jackknifeTests(tests: readonly Test[], measured: readonly Measured[]): Map<number, number> {
  const places = tests.flatMap((test, i) =>
    isGated(test) && !isPermuted(test.metric) && measured[i]?.error ? [i] : [],
  );
  const adjusted = holm(
    places.map((i) => {
      const own = measured[i];
      if (own?.estimate.kind !== "value" || !own.error) return 1;
      const z = Math.log(own.estimate.value) / own.error;
      return studentUpperTail(tests[i]?.metric.worseWhen === "lower" ? -z : z, freedomOf(own));
    }),
  );
  return new Map(places.map((place, k) => [place, adjusted[k] ?? 1]));
}

/** Degrees of freedom of a jackknife error: one side's, since the other's may be far smaller. */
const freedomOf = ({ blocks }: Measured) => (blocks ?? BLOCKS) - 1;

const tCritical = (alpha: number, tests: number, freedom: number) =>
  studentQuantile(1 - Math.min(0.49, alpha / Math.max(1, tests)), freedom);

/** Of a metric that is shown only: the least effect that a test of it alone at 5% would see with 80% power. */
const shownEffect = (metric: Metric, own: Measured) =>
  own.error === undefined
    ? {}
    : { mde: leastEffect(metric, own.error * (tCritical(SHOWN_ALPHA, 1, freedomOf(own)) + POWER_Z)) };

/** A shift of `size` on the test's scale, said on the reader's: a loss, a rise, or a difference. */
function leastEffect({ computation, worseWhen }: Metric, size: number): number {
  const isRatio =
    computation.kind === "texts" ||
    computation.kind === "prompts" ||
    ((computation.kind === "contrast" || computation.kind === "sequences") && computation.scale === "ratio");
  if (!isRatio) return size;
  return worseWhen === "lower" ? 1 - Math.exp(-size) : Math.exp(size) - 1;
}
