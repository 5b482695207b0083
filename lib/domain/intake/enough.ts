import { LEAST_HALF } from "../reference.ts";

/** Share of accepted samples that does not train: it joins the reference (statistics.md 2). */
const TRAINED_SHARE = 0.8;

/**
 * Accepted samples that it takes in all so that `needed` of them train, when a fifth and at least 200 stay out. Fewer than
 * 200 in all are too few to say anything of a new source: then all train. Given samples accepted so far.
 */
export function wantedInAll(needed: number, accepted: number): number {
  if (needed < LEAST_HALF && accepted < LEAST_HALF) return needed;
  return Math.max(Math.ceil(needed / TRAINED_SHARE), needed + LEAST_HALF);
}

/** Whether what trains of the accepted samples meets the need. A need that no number meets (null) is never met. */
export function isEnough({
  accepted,
  heldBack,
  needed,
}: {
  accepted: number;
  heldBack: number;
  needed: number | null;
}): boolean {
  return needed !== null && accepted - heldBack >= needed;
}
