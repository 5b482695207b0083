import type { Metric, SidePart } from "../metrics/define.ts";
import { commonBudget, type Side } from "../side.ts";
import { type FamilyTest, maxT } from "../stats/max-t.ts";
import { random } from "../stats/random.ts";
import { type Pool, permute, type Wants } from "./pool.ts";

/** One test: a metric in a slice. */
export interface Test {
  metric: Metric;
  slice: string;
}

/** Draws that make the least reachable p half of α, and never fewer than 999. */
export function drawsFor(alpha: number): number {
  return Math.min(19_999, Math.max(999, Math.ceil(2 / alpha) - 1));
}

/**
 * Redraws which samples are the control's and recomputes every test at each draw's own common budget
 * (statistics.md 4). Returns losses[draw][test], harmful positive; draw 0 is the observed labelling.
 * Given a seed that names reference, generation and purpose.
 */
export function permutedLosses(pool: Pool, tests: readonly Test[], draws: number, seed: string): Float64Array[] {
  const parts = new Set(tests.map(({ metric }) => readsOf(metric)));
  const wants: Wants = {
    presence: parts.has("presence"),
    contents: parts.has("contents"),
    nearCopies: parts.has("near-copies"),
    cells: parts.has("cells"),
    lengths: parts.has("lengths"),
  };
  const losses: Float64Array[] = [];
  permute(pool, wants, draws, random(seed), (control, generation) => {
    const [mControl, mGeneration] = commonBudget(control, generation);
    control.m = mControl;
    control.nearCopies.m = mControl;
    generation.m = mGeneration;
    generation.nearCopies.m = mGeneration;
    losses.push(Float64Array.from(tests, ({ metric, slice }) => lossOf(metric, slice, control, generation)));
  });
  return losses;
}

/** A family's adjusted p, towards loss and towards gain, and each statistic's mean under no change. */
export interface PermutedFamily {
  tests: readonly Test[];
  loss: FamilyTest;
  gain: FamilyTest;
  nullMean: number[];
}

/** Reads one family out of the losses of all tests that shared the draws. `places`: its columns. */
export function familyOf(
  tests: readonly Test[],
  losses: readonly Float64Array[],
  places: readonly number[],
): PermutedFamily {
  const columns = (sign: 1 | -1) => losses.map((row) => Float64Array.from(places, (k) => sign * (row[k] ?? 0)));
  return {
    tests: places.flatMap((k) => tests[k] ?? []),
    loss: maxT(columns(1)),
    gain: maxT(columns(-1)),
    nullMean: places.map((k) => losses.reduce((sum, row) => sum + (row[k] ?? 0), 0) / losses.length),
  };
}

/** The part of a side that a drawn metric reads; null for metrics that no draw tests. */
export function readsOf({ computation }: Metric): SidePart | null {
  return computation.kind === "contrast" || computation.kind === "pair" ? computation.reads : null;
}

function lossOf({ computation, worseWhen }: Metric, slice: string, control: Side, generation: Side): number {
  if (computation.kind === "pair") return computation.of(control, generation);
  if (computation.kind !== "contrast") return 0;
  const difference = computation.of(control, slice) - computation.of(generation, slice);
  return worseWhen === "lower" ? difference : -difference;
}
