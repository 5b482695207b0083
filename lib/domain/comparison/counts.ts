import { type Estimate, unknown } from "../estimate.ts";
import { type History, pooledBefore } from "../history.ts";
import { METRICS } from "../metrics/registry.ts";
import { type CountTable, samplesOf } from "../summary/count-table.ts";
import type { Summary } from "../summary/summary.ts";
import type { TimelineColumn } from "../timeline.ts";
import type { Comparison } from "./comparison.ts";
import { type Held, rateRatios } from "./rates.ts";
import type { Tested } from "./tested.ts";
import { type Worth, worthOf } from "./worth.ts";

/** Labels tested at most, the commonest of the reference first; beyond, Holm would buy nothing. */
const MOST_LABELS = 200;

/** Declared events by id: those that must be kept, and those only watched. */
export interface DeclaredNames {
  pinned: readonly string[];
  named: readonly string[];
}

const FULL: Worth = { human: 1, generation: 1, room: 1 };

interface Counts {
  slice: string;
  control: number;
  generation: number;
}

/**
 * Tests each declared event and label of this generation, and of the last three pooled where there were earlier ones,
 * each window at half the α (statistics.md 4): a slow loss shows in the pooled window first.
 * Given the comparison, the declared names, what came before, and the family's watch α.
 */
export function measureCounts(
  comparison: Comparison,
  { declared, history }: { declared: DeclaredNames; history?: History | undefined },
  alpha: number,
): Tested[] {
  const { reference, generation } = comparison;
  const rows = METRICS.flatMap((metric) =>
    metric.computation.kind === "counts"
      ? countsOf(reference.whole, generation, metric.computation.of, declared).map((counts) => ({ metric, counts }))
      : [],
  );
  const before = pooledBefore(history);
  const windows = before.length > 0 ? 2 : 1;
  const human = reference.whole.samples;
  const worth = rows.map(({ counts }) => worthOf(comparison, ...named(counts.slice)));
  const heldIn = (window: readonly TimelineColumn[]) =>
    rows.map(({ counts }, i): Held => ({ ...heldBy(counts, generation.samples, window), worth: worth[i] ?? FULL }));
  const alone = heldIn([]);
  const pooled = before.length > 0 ? heldIn(before) : [];
  const own = rateRatios(alone, human, { alpha, windows });
  const together = rateRatios(pooled, human, { alpha, windows });
  return rows.map(({ metric, counts }, i) => {
    const lately = together[i];
    return {
      metric,
      slice: counts.slice,
      isGate: true,
      estimate: own[i] ?? unknown("not-run"),
      ...(lately ? { pooled: { estimate: lately, generations: before.length + 1 } } : {}),
    };
  });
}

/** Samples that hold an event, of this generation and of those before that are counted with it. */
function heldBy(
  { slice, control, generation }: Counts,
  samples: number,
  before: readonly TimelineColumn[],
): Omit<Held, "worth"> {
  const earlier = before.map(({ named }) => named.find((each) => each.slice === slice)?.samples ?? 0);
  return {
    control,
    hits: earlier.reduce((sum, hits) => sum + hits, generation),
    samples: before.reduce((sum, column) => sum + column.samples, samples),
  };
}

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

/** Rate of one event or label against people's, alone, with its exact interval. */
export function rateAgainstPeople(comparison: Comparison, slice: string): Estimate {
  const { reference, generation } = comparison;
  const [table, name] = named(slice);
  const worth = worthOf(comparison, table, name);
  const human = reference.whole.samples;
  const row = {
    control: held(reference.whole[table], name),
    hits: held(generation[table], name),
    samples: generation.samples,
  };
  return rateRatios([{ ...row, worth }], human, { alpha: 0.05, windows: 1 })[0] ?? unknown("not-run");
}

/** Share of samples that hold the event or label a slice names ("event:refund", "label:fraud"). */
export function shareHolding(of: Summary, slice: string): number {
  const [table, name] = named(slice);
  return held(of[table], name) / of.samples;
}

/** Table and name that a slice names. */
const named = (slice: string) =>
  [slice.startsWith("event:") ? "events" : "labels", slice.replace(/^(event|label):/, "")] as const;

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
