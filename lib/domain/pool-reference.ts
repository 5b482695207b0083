import { freezeSplit, type Reference } from "./comparison/comparison.ts";
import { type HalfOf, LEAST_HALF, medianKey, type ReferenceRecords, splitBy } from "./reference.ts";

/** Share of accepted human samples that stays out of the bundle and joins the reference (statistics.md 2). */
const HELD_BACK_SHARE = 0.2;
/** Samples that the pooled reference keeps whatever the share, as far as there are so many: fewer could show no loss. */
const LEAST_POOLED = 1_000;

/**
 * The key up to which accepted human samples stay out of the bundle and join the reference: the fifth of least key, at
 * least 200. Samples of one key (copies, a group) stay together, so that no content is on both sides.
 * Null under 200 samples: too few to say anything of a new source.
 */
export function heldBackKey(keys: ArrayLike<number>): number | null {
  const wanted = Math.max(LEAST_HALF, Math.ceil(HELD_BACK_SHARE * keys.length));
  return Float64Array.from(keys).sort()[wanted - 1] ?? null;
}

/**
 * Human samples held back of one injection. `share`: of all that the models now speak of; null: they are like the
 * reference, and join it whole.
 */
export interface InjectedSource {
  records: readonly ReferenceRecords[];
  share: number | null;
}

/**
 * A new version of the reference after human data were injected: the frozen reference and what was held back, each source
 * half to the catalogue and half to the control. A source unlike the reference joins in its share: without it the recall of
 * the old reference goes on falling while own richness recovers, and no ticket ever clears (statistics.md 2). The share is
 * met by leaving out samples of greatest key, down to 1,000 in all; below that power counts more than the exact share.
 * Numbers of two versions are never joined. Throws on shares that are not in (0, 1] together.
 */
export function poolReference(frozen: readonly ReferenceRecords[], injected: readonly InjectedSource[]): Reference {
  const alike = injected.filter(({ share }) => share === null).flatMap(({ records }) => records);
  const others = injected.flatMap(({ records, share }) => (share === null ? [] : { records, share }));
  const own = [...frozen, ...alike];
  const taken = others.reduce((sum, { share }) => sum + share, 0);
  if (others.some(({ share }) => !(share > 0)) || taken > 1 + 1e-9) throw new RangeError(`shares of ${taken} in all`);
  const total = Math.min(
    ...others.map(({ records, share }) => samplesOf(records) / share),
    taken < 1 ? samplesOf(own) / (1 - taken) : Number.POSITIVE_INFINITY,
  );
  const least = Math.min(samplesOf(own), LEAST_POOLED - taken * total);
  const kept = others.length === 0 ? samplesOf(own) : Math.max(least, (1 - taken) * total);
  const halves = [
    { parts: own, halfOf: leastOfHalves(own, kept) },
    ...others.map(({ records, share }) => ({ parts: records, halfOf: leastOfHalves(records, share * total) })),
  ];
  const halfOfPart = halves.flatMap(({ parts, halfOf }) => parts.map(() => halfOf));
  const halfOf: HalfOf = (part, key) => halfOfPart[part]?.(key) ?? null;
  return freezeSplit(
    splitBy(
      halves.flatMap(({ parts }) => parts),
      halfOf,
    ),
  );
}

const samplesOf = (records: readonly ReferenceRecords[]) =>
  records.reduce((sum, { incidence }) => sum + incidence.key.length, 0);

/** Halves records at their median key and keeps of each half its part of `samples`, those of least key; null: left out. */
function leastOfHalves(records: readonly ReferenceRecords[], samples: number) {
  const median = medianKey(records);
  const keys = records.flatMap(({ incidence }) => Array.from(incidence.key));
  const lastOf = (isWanted: (key: number) => boolean) => {
    const half = keys.filter(isWanted).sort((a, b) => a - b);
    return half[Math.round((samples / keys.length) * half.length) - 1] ?? -1;
  };
  const last = { lower: lastOf((key) => key < median), upper: lastOf((key) => key >= median) };
  return (key: number) => {
    const half = key < median ? "lower" : "upper";
    return key <= last[half] ? half : null;
  };
}
