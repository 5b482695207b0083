import { POWER_Z, type Tested } from "../comparison/tested.ts";
import { type Estimate, estimate, unknown } from "../estimate.ts";
import type { Metric } from "../metrics/define.ts";
import { METRICS } from "../metrics/registry.ts";
import { halfWidth, jackknifeError } from "../stats/jackknife.ts";
import { maxT } from "../stats/max-t.ts";
import { drawFirst, random } from "../stats/random.ts";
import { type BlockSums, pairSums } from "./block-sums.ts";

type RowsMetric = Metric & { computation: Extract<Metric["computation"], { kind: "rows" }> };

const isOfRows = (metric: Metric): metric is RowsMetric => metric.computation.kind === "rows";

/** Metrics read from pairs of embeddings. */
const PAIRED: readonly RowsMetric[] = METRICS.filter(isOfRows);

/** A block that is left out of both sides. */
const LEFT_OUT = 2;

/** Spread and distance of the clouds: permutation of blocks, single-step maxT, block jackknife (statistics.md 4, 12.10). */
export function spreadTests(of: BlockSums, n: number, draws: { draws: number; alpha: number; seed: string }): Tested[] {
  const observed = new Uint8Array(of.blocks).fill(1, 0, of.humans);
  const labels = observed.slice();
  const source = random(draws.seed);
  const losses: Float64Array[] = [];
  for (let draw = 0; draw <= draws.draws; draw++) {
    if (draw > 0) drawFirst(labels, of.blocks - 1, source);
    losses.push(
      Float64Array.from(PAIRED, (metric) => (metric.worseWhen === "lower" ? -1 : 1) * at(metric, of, labels)),
    );
  }
  const loss = maxT(losses);
  const gain = maxT(losses.map((row) => row.map((each) => -each)));
  return PAIRED.map((metric, m): Tested => {
    const nullMean = losses.reduce((sum, row) => sum + (row[m] ?? 0), 0) / losses.length;
    const { known, error } = measured(metric, of, observed, { n, nullMean });
    const size = error * (loss.critical(draws.alpha) + POWER_Z);
    const mde = metric.computation.scale === "ratio" ? 1 - Math.exp(-size) : size;
    const value = known.kind === "value" ? { ...known, p: loss.p[m] ?? 1, ...(error > 0 ? { mde } : {}) } : known;
    return { metric, slice: "all", isGate: true, estimate: value, gainP: gain.p[m] ?? 1, nullMean };
  });
}

const at = ({ computation }: RowsMetric, of: BlockSums, side: Uint8Array) =>
  computation.of(pairSums(of, computation.pairing, side));

function measured(
  metric: RowsMetric,
  of: BlockSums,
  observed: Uint8Array,
  { n, nullMean }: { n: number; nullMean: number },
): { known: Estimate; error: number } {
  const without = (block: number) => {
    const side = observed.slice();
    side[block] = LEFT_OUT;
    return at(metric, of, side);
  };
  const blocks = Array.from({ length: of.blocks }, (_, b) => b);
  const error = jackknifeError([
    blocks.filter((b) => b < of.humans).map(without),
    blocks.filter((b) => b >= of.humans).map(without),
  ]);
  const value = at(metric, of, observed);
  if (!Number.isFinite(value) || !Number.isFinite(error)) return { known: unknown("unbounded", n), error: 0 };
  const half = halfWidth(of.blocks - of.humans) * error;
  const control = { value: metric.computation.scale === "ratio" ? 1 : 0, n: of.humans * of.size };
  if (metric.computation.scale === "distance") {
    const beyond = value - nullMean;
    return { known: estimate({ value: beyond, low: beyond - half, high: beyond + half, n, control }), error };
  }
  const ends = { value: Math.exp(value), low: Math.exp(value - half), high: Math.exp(value + half) };
  return { known: estimate({ ...ends, n, control }), error };
}
