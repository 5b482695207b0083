import { indexOf } from "../catalogue.ts";
import type { Reference } from "../comparison/comparison.ts";
import { shareHolding } from "../comparison/counts.ts";
import { drawsFor, familyOf, permutedLosses, type Test } from "../comparison/permutation.ts";
import { poolOf } from "../comparison/pooling.ts";
import { diversityTypes } from "../metrics/diversity/types.ts";
import { tailMass } from "../metrics/tail/mass.ts";
import { tailRetention } from "../metrics/tail/retention.ts";
import { hypergeometricLowerTail } from "../stats/exact-counts.ts";
import type { Summary } from "../summary/summary.ts";

/** Level of the test for a rise: a ticket is one question, asked once (statistics.md 9). */
export const RISE_ALPHA = 0.05;

/** A generation before an injection and one after it, each as it was reduced against the same reference. */
export interface Pair {
  before: Summary;
  after: Summary;
}

/**
 * One-sided p that a stratum rose between two generations, by what it is read with: presence of its words at the common
 * budget, kinds of words for `all`, share of samples for a declared event or label. With `isRate`, the greater p of
 * presence and rate, since both must have risen. Null for strata that no such count can be redrawn for.
 * Samples of both are thrown together and redrawn (permutation), or counted exactly (Fisher 1935).
 * O(draws × samples).
 */
export function riseOf(
  reference: Reference,
  pair: Pair,
  { stratum, isRate }: { stratum: string; isRate: boolean },
  seed: string,
): number | null {
  if (/^(event|label):/.test(stratum)) return exactRise(pair, stratum);
  const tests = testsFor(stratum, isRate);
  if (tests.length === 0) return null;
  const { before, after } = pair;
  const pool = poolOf(before.incidence, after.incidence, reference.catalogue, indexOf(reference.catalogue));
  const losses = permutedLosses(pool, tests, drawsFor(RISE_ALPHA), `${seed}:rise:${stratum}`);
  return Math.max(...tests.map((_, k) => familyOf(tests, losses, [k]).gain.p[0] ?? 1));
}

function testsFor(stratum: string, isRate: boolean): Test[] {
  if (stratum === "all") return [{ metric: diversityTypes, slice: stratum }];
  if (!stratum.startsWith("rarity:")) return [];
  const retention = { metric: tailRetention, slice: stratum };
  return isRate ? [retention, { metric: tailMass, slice: stratum }] : [retention];
}

/** Chance of so few holding samples before, were they dealt blindly over both. */
function exactRise({ before, after }: Pair, stratum: string): number {
  const held = (of: Summary) => Math.round(shareHolding(of, stratum) * of.samples);
  const hits = held(before) + held(after);
  return hypergeometricLowerTail(held(before), before.samples, hits, before.samples + after.samples);
}
