import type { Tested } from "../comparison/tested.ts";
import { estimate, unknown } from "../estimate.ts";
import { tailModes } from "../metrics/tail/modes.ts";
import { rateRatio } from "../stats/exact-counts.ts";
import { drawFirst, random } from "../stats/random.ts";
import type { Regions } from "./regions.ts";

/** Share of people in a region whose loss the least effect is stated for. */
const STATED_SHARE = 0.05;
/** Standard normal quantile of the power (80%) at which it is stated. */
const POWER_Z = 0.8416212335729143;

/** A region that the generation thinned: its place in the tree, its share of the control, its rate there. */
export interface Thinned {
  region: number;
  share: number;
  ratio: { value: number; low: number; high: number };
  p: number;
}

/**
 * Rows of control and generation in every followed region, held against redrawn labels: the largest standardised deficit
 * over all regions sets every region's adjusted p (single-step maxT). Returns the region that lost most for certain as a
 * measurement, and all that lost, widest first and none inside another. O(draws × rows × depth).
 */
export function regionTest(
  regions: Regions,
  control: readonly Uint32Array[],
  generation: readonly Uint32Array[],
  { draws, alpha, seed }: { draws: number; alpha: { watch: number; breach: number }; seed: string },
): { tested: Tested; lost: Thinned[] } {
  const rows = [...control, ...generation];
  const totals = countsOf(regions, rows, () => true);
  const share = generation.length / rows.length;
  const deficit = (counts: Uint32Array, r: number) => {
    const total = totals[r] as number;
    const spread = total * share * (1 - share) * ((rows.length - total) / (rows.length - 1));
    return spread > 0 ? (total * share - (counts[r] as number)) / Math.sqrt(spread) : 0;
  };
  const labels = new Uint8Array(rows.length).fill(1, control.length);
  const observed = countsOf(regions, rows, (i) => labels[i] === 1);
  const source = random(seed);
  const largest = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    drawFirst(labels, rows.length - 1, source);
    const counts = countsOf(regions, rows, (i) => labels[i] === 1);
    let most = 0;
    for (let r = 0; r < counts.length; r++) most = Math.max(most, deficit(counts, r));
    largest[draw] = most;
  }
  largest.sort();
  const thinned = Array.from(totals.keys()).flatMap((region): Thinned[] => {
    const held = { generation: observed[region] ?? 0, control: (totals[region] ?? 0) - (observed[region] ?? 0) };
    const ratio = rateRatio(
      { hits: held.generation, exposure: generation.length },
      { hits: held.control, exposure: control.length },
    );
    if (!ratio) return [];
    const above = draws - firstAtLeast(largest, deficit(observed, region) - 1e-9);
    return [{ region, ratio, share: held.control / control.length, p: (1 + above) / (draws + 1) }];
  });
  const critical = largest[Math.max(0, draws - Math.floor(alpha.watch * (draws + 1)))] ?? 0;
  const lost = thinned.filter(({ p, ratio }) => p <= alpha.breach && ratio.high < LOST);
  return {
    tested: asTested(leading(thinned, alpha), control.length, generation.length, critical),
    lost: outermost(lost, regions),
  };
}

/** A region counts as lost when its whole interval lies under this: the breach line of tail.modes. */
const LOST = tailModes.defaultPolicy.breach;

/** Lowest for certain among those significant at breach, then at watch; else the least likely. */
function leading(thinned: readonly Thinned[], alpha: { watch: number; breach: number }): Thinned | undefined {
  const at = (most: number) => thinned.filter(({ p }) => p <= most);
  const [breach] = at(alpha.breach).toSorted((a, b) => a.ratio.high - b.ratio.high);
  const [watch] = at(alpha.watch).toSorted((a, b) => a.ratio.value - b.ratio.value);
  const [any] = thinned.toSorted((a, b) => a.p - b.p || a.ratio.high - b.ratio.high);
  return breach ?? watch ?? any;
}

function asTested(lead: Thinned | undefined, nControl: number, n: number, critical: number): Tested {
  const base = { metric: tailModes, slice: "all", isGate: true };
  if (!lead) return { ...base, estimate: unknown("too-few-events", n) };
  // Poisson counts by their square roots, whose variance is a quarter.
  const expected = Math.sqrt(STATED_SHARE * n);
  const left = Math.max(0, expected - ((critical + POWER_Z) * Math.sqrt(1 + n / nControl)) / 2);
  const mde = 1 - (left / expected) ** 2;
  return { ...base, estimate: estimate({ ...lead.ratio, n, control: { value: 1, n: nControl }, p: lead.p, mde }) };
}

function countsOf({ size }: Regions, rows: readonly Uint32Array[], isCounted: (i: number) => boolean): Uint32Array {
  const counts = new Uint32Array(size.length);
  for (let i = 0; i < rows.length; i++) {
    if (!isCounted(i)) continue;
    for (const r of rows[i] as Uint32Array) counts[r] = (counts[r] as number) + 1;
  }
  return counts;
}

function firstAtLeast(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Lost regions that no other lost region holds, largest share first. */
function outermost(lost: readonly Thinned[], { parent }: Regions): Thinned[] {
  const isLost = new Set(lost.map(({ region }) => region));
  const isInside = ({ region }: Thinned) => {
    for (let r = parent[region] ?? -1; r >= 0; r = parent[r] ?? -1) if (isLost.has(r)) return true;
    return false;
  };
  return lost.filter((each) => !isInside(each)).sort((a, b) => b.share - a.share || a.region - b.region);
}
