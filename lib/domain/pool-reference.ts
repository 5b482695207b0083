import { freezeSplit, type Reference } from "./comparison/comparison.ts";
import { type HalfOf, LEAST_HALF, medianKey, type ReferenceRecords, splitBy } from "./reference.ts";

/** Share of accepted human samples that stays out of the bundle and joins the reference (statistics.md 2). */
const HELD_BACK_SHARE = 0.2;

/**
 * The key up to which accepted human samples stay out of the bundle and join the reference: the fifth of least key, at
 * least 200. Samples of one key (copies, a group) stay together, so that no content is on both sides.
 * Null under 200 samples: too few to say anything of a new source.
 */
export function heldBackKey({ incidence }: ReferenceRecords): number | null {
  const wanted = Math.max(LEAST_HALF, Math.ceil(HELD_BACK_SHARE * incidence.key.length));
  return incidence.key.slice().sort()[wanted - 1] ?? null;
}

/**
 * A new version of the reference after human data of another source was injected: the frozen reference and what was held
 * back of the new source, in the share that the new source has among the bundle's human data, each source half to the
 * catalogue and half to the control. Without it the recall of the old reference goes on falling while own richness
 * recovers, and no ticket ever clears (statistics.md 2). Numbers of two versions are never joined.
 * Given the records of the frozen reference, those of the accepted samples, and that share in (0, 1]. Of the side that is
 * too large only the samples of least key stay. Null where too few were accepted. Throws on another share.
 */
export function poolReference(
  frozen: readonly ReferenceRecords[],
  accepted: ReferenceRecords,
  share: number,
): Reference | null {
  if (!(share > 0 && share <= 1)) throw new RangeError(`a share of ${share}`);
  const last = heldBackKey(accepted);
  if (last === null) return null;
  const oldKeys = frozen.flatMap(({ incidence }) => Array.from(incidence.key));
  const newKeys = Array.from(accepted.incidence.key).filter((key) => key <= last);
  const total = Math.min(newKeys.length / share, share < 1 ? oldKeys.length / (1 - share) : Number.POSITIVE_INFINITY);
  const ofOld = leastOfHalves(oldKeys, medianKey(frozen), ((1 - share) * total) / oldKeys.length);
  const median = newKeys.sort((a, b) => a - b)[Math.floor(newKeys.length / 2)] ?? 0;
  const ofNew = leastOfHalves(newKeys, median, (share * total) / newKeys.length);
  const halfOf: HalfOf = (part, key) => (part < frozen.length ? ofOld : ofNew)(key);
  return freezeSplit(splitBy([...frozen, accepted], halfOf));
}

/** Halves keys at their median and keeps of each half the share of least key; null: left out. */
function leastOfHalves(keys: readonly number[], median: number, share: number) {
  const lastOf = (isWanted: (key: number) => boolean) => {
    const half = keys.filter(isWanted).sort((a, b) => a - b);
    return half[Math.round(share * half.length) - 1] ?? -1;
  };
  const last = { lower: lastOf((key) => key < median), upper: lastOf((key) => key >= median) };
  return (key: number) => {
    const half = key < median ? "lower" : "upper";
    return key <= last[half] ? half : null;
  };
}
