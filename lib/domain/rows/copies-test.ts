import { POWER_Z, type Tested } from "../comparison/tested.ts";
import { estimate, unknown } from "../estimate.ts";
import { diversityEqualRows } from "../metrics/diversity/equal-rows.ts";
import { hypergeometricLowerTail } from "../stats/exact-counts.ts";
import type { Histogram } from "../stats/histogram.ts";
import { totalsOf } from "../stats/left-out.ts";
import { GRAM_SPACE } from "../stats/name-hash.ts";
import { normalQuantile } from "../stats/normal.ts";
import { expectedSeen } from "../stats/rarefaction.ts";
import type { HashCounts } from "../summary/hash-counts.ts";

/** A side's contents and how many samples they are. */
export interface Contents {
  contents: HashCounts;
  samples: number;
}

/** Samples that repeat an earlier content, of equally many a side, generation − people; exact p on those counts. */
export function copiesTest(human: readonly Contents[], generation: Contents, alpha: number): Tested {
  const humans = human.reduce((sum, { samples }) => sum + samples, 0);
  const m = Math.min(humans, generation.samples);
  const base = { metric: diversityEqualRows, slice: "all", isGate: true };
  if (m < diversityEqualRows.minSamples) return { ...base, estimate: unknown("too-few-samples", generation.samples) };
  const repeated = (sides: readonly Contents[], n: number) => m - expectedSeen([copiesOf(sides)], n, m);
  const theirs = repeated(human, humans);
  const own = repeated([generation], generation.samples);
  const value = (own - theirs) / m;
  const error = Math.sqrt(Math.max(own + theirs, 1)) / m;
  const half = normalQuantile(0.975) * error;
  const hits = Math.round(own) + Math.round(theirs);
  const p = hypergeometricLowerTail(Math.round(theirs), m, hits, 2 * m);
  const mde = error * (normalQuantile(1 - alpha) + POWER_Z);
  const known = { value, low: value - half, high: value + half, n: generation.samples };
  return { ...base, estimate: estimate({ ...known, control: { value: 0, n: humans }, p, mde }) };
}

function copiesOf(sides: readonly Contents[]): Histogram {
  const times = new Map<number, number>();
  for (const { contents } of sides) {
    const each = GRAM_SPACE / contents.limit;
    for (const copies of totalsOf(contents)) times.set(copies, (times.get(copies) ?? 0) + each);
  }
  const sorted = Array.from(times).sort((a, b) => a[0] - b[0]);
  return { count: sorted.map(([copies]) => copies), times: sorted.map(([, contents]) => contents) };
}
