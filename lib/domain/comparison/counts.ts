import { estimate, unknown } from "../estimate.ts";
import { METRICS } from "../metrics/registry.ts";
import { holm, hypergeometricLowerTail, rateRatio } from "../stats/exact-counts.ts";
import { normalQuantile } from "../stats/normal.ts";
import { type CountTable, samplesOf } from "../summary/count-table.ts";
import type { Summary } from "../summary/summary.ts";
import type { Comparison } from "./comparison.ts";
import { POWER_Z, type Tested } from "./tested.ts";

/** Labels tested at most, the commonest of the reference first; beyond, Holm would buy nothing. */
const MOST_LABELS = 200;

/** Declared events by id: those that must be kept, and those only watched. */
export interface DeclaredNames {
  pinned: readonly string[];
  named: readonly string[];
}

interface Counts {
  slice: string;
  control: number;
  generation: number;
}

/**
 * Tests each declared event and label: 0/1 per sample, hypergeometric lower tail of x_G given x_C + x_G, Holm over
 * the list, rate ratio with exact interval (statistics.md 4). A name the human side never holds is unknown.
 * Given the comparison, the declared names, and the family's watch α (for the least detectable loss).
 */
export function measureCounts({ reference, generation }: Comparison, declared: DeclaredNames, alpha: number): Tested[] {
  const rows = METRICS.flatMap((metric) =>
    metric.computation.kind === "counts"
      ? countsOf(reference.whole, generation, metric.computation.of, declared).map((counts) => ({ metric, counts }))
      : [],
  );
  const human = reference.whole.samples;
  const testable = rows.filter(({ counts }) => counts.control > 0);
  const adjusted = holm(testable.map(({ counts }) => lowerTail(counts, human, generation.samples)));
  const critical = alpha > 0 ? normalQuantile(1 - alpha / Math.max(1, testable.length)) : 0;
  return rows.map((row) => {
    const { metric, counts } = row;
    const ratio = rateRatio(
      { hits: counts.generation, exposure: generation.samples },
      { hits: counts.control, exposure: human },
    );
    if (!ratio)
      return { metric, slice: counts.slice, isGate: true, estimate: unknown("too-few-events", generation.samples) };
    const error = Math.sqrt(1 / counts.control + human / (counts.control * generation.samples));
    return {
      metric,
      slice: counts.slice,
      isGate: true,
      estimate: estimate({
        ...ratio,
        n: generation.samples,
        control: { value: 1, n: human },
        p: adjusted[testable.indexOf(row)] ?? 1,
        mde: 1 - Math.exp(-error * (critical + POWER_Z)),
      }),
    };
  });
}

const lowerTail = ({ control, generation }: Counts, nControl: number, nGeneration: number) =>
  hypergeometricLowerTail(generation, nGeneration, control + generation, nControl + nGeneration);

function countsOf(human: Summary, generation: Summary, which: "named" | "pinned", declared: DeclaredNames): Counts[] {
  const events = declared[which].map((name) => ({
    slice: `event:${name}`,
    control: held(human.events, name),
    generation: held(generation.events, name),
  }));
  if (which === "pinned") return events;
  const labels = human.labels.names
    .map((name, i) => ({
      slice: `label:${name}`,
      control: samplesOf(human.labels, i),
      generation: held(generation.labels, name),
    }))
    .sort((a, b) => b.control - a.control || (a.slice < b.slice ? -1 : 1));
  return events.concat(labels.slice(0, MOST_LABELS));
}

/** Share of samples that hold the event or label a slice names ("event:refund", "label:fraud"). */
export function shareHolding(of: Summary, slice: string): number {
  const table = slice.startsWith("event:") ? of.events : of.labels;
  return held(table, slice.replace(/^(event|label):/, "")) / of.samples;
}

/** Samples that hold a name; 0 where the table lacks it. Binary search: names ascend by code unit. */
function held(table: CountTable, name: string): number {
  let low = 0;
  let high = table.names.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = table.names[middle] ?? "";
    if (here === name) return samplesOf(table, middle);
    if (here < name) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
