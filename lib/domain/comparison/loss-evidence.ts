import type { Side } from "../side.ts";
import { massOf } from "../stats/histogram.ts";
import { halfWidth, jackknifeError } from "../stats/jackknife.ts";
import { expectedSeen, samplesForSeen } from "../stats/rarefaction.ts";
import type { Comparison, Contrast } from "./comparison.ts";
import { type Tilt, tiltOf } from "./tilt.ts";

/** Retention of the pooled rare strata below which a mechanism can be told from it. */
const TELLING_LOSS = 0.97;
/** Strata pooled for the mechanism: rarity 1 and 2-3. */
const RARE = [0, 1];

/** A number that decides no verdict alone but tells the mechanism, with its 95% interval. */
export interface Told {
  value: number;
  low: number;
  high: number;
}

/** What the decision table reads beside the measurements (statistics.md 3, 6, 12). */
export interface LossEvidence {
  /** φ = ln μ / ln ρ over rarity 1-3: how much of the loss is mass. Null while there is no loss to explain. */
  massShareOfLoss: Told | null;
  /** Least human samples that are as rich as this generation is at the common budget. */
  humanEquivalentSamples: number;
  /** Human samples at that budget. */
  humanSamples: number;
  /** Drift that resampling alone would make: 2·J̄·(1/N_G − 1/m_C)/(1/n_C + 1/n_G); 0 at no loss. */
  driftAllowance: number | null;
  tilt: Tilt | null;
}

/** Reads the evidence from a comparison. `driftNullMean`: mean of the drift statistic under no change, if drift was tested. */
export function lossEvidence({ heldOut, whole, reference }: Comparison, driftNullMean: number | null): LossEvidence {
  const control = whole.control.whole;
  const generation = whole.generation.whole;
  const seen = expectedSeen(generation.presence, generation.n, generation.m);
  const equivalent = Math.min(control.m, samplesForSeen(control.presence, control.n, seen));
  const lost = equivalent > 0 ? Math.max(0, 1 / equivalent - 1 / control.m) : Number.POSITIVE_INFINITY;
  const chance = heldOut ? 1 / heldOut.control.whole.n + 1 / heldOut.generation.whole.n : null;
  return {
    massShareOfLoss: heldOut ? massShare(heldOut) : null,
    humanEquivalentSamples: equivalent,
    humanSamples: control.m,
    driftAllowance:
      driftNullMean === null || chance === null || !Number.isFinite(lost) ? null : (2 * driftNullMean * lost) / chance,
    tilt: heldOut && driftNullMean !== null ? tiltOf(heldOut, reference.catalogue) : null,
  };
}

function massShare({ control, generation }: Contrast): Told | null {
  const loss = logs(control.whole, generation.whole);
  if (!(loss.retention < Math.log(TELLING_LOSS))) return null;
  const value = shareOf(loss);
  const replicates = [
    control.without.map((each) => shareOf(logs(each, generation.whole))),
    generation.without.map((each) => shareOf(logs(control.whole, each))),
  ];
  const half = halfWidth(Math.min(control.without.length, generation.without.length)) * jackknifeError(replicates);
  return Number.isFinite(half) ? { value, low: value - half, high: value + half } : null;
}

/** Nothing left at all has lost its mass too: φ is 1 by definition. */
const shareOf = ({ retention, mass }: { retention: number; mass: number }) =>
  Number.isFinite(retention) && Number.isFinite(mass) ? mass / retention : 1;

function logs(control: Side, generation: Side): { retention: number; mass: number } {
  const rare = (side: Side) => RARE.flatMap((s) => side.presence[s] ?? []);
  const recall = (side: Side) => expectedSeen(rare(side), side.n, side.m);
  const mass = (side: Side) => rare(side).reduce((sum, histogram) => sum + massOf(histogram), 0) / side.exposure;
  return {
    retention: Math.log(recall(generation) / recall(control)),
    mass: Math.log(mass(generation) / mass(control)),
  };
}
