import type { Mechanism } from "../judgement.ts";
import { type Breeding, humanEquivalent } from "./ancestry.ts";
import { type Evidence, worthOf } from "./worth.ts";

/** φ from which mass went with the words, whatever the mechanism. */
const MASS_WENT = 0.5;

/** Whether decoding removes the tail: what it removes, no injection brings back for long. */
export function isDecodingBiased(mechanism: Mechanism | null, massShareOfLoss: { value: number } | null): boolean {
  return mechanism === "sharpening" || (massShareOfLoss !== null && massShareOfLoss.value >= MASS_WENT);
}

/**
 * Share of what a bundle is worth that each decoding has left so far: (N_G / N(λ, g−1))^{1/g}, 1 at most. What lacks
 * beyond resampling is laid to g equal decodings. Given how bundles were made, and the generation's index g; 1 for g < 1.
 */
export function keptByDecoding(evidence: Evidence, breeding: Breeding, index: number): number {
  if (index < 1) return 1;
  const { human, model } = evidence.observed;
  const byResampling = humanEquivalent({ ...breeding, kept: 1 }, human, index - 1);
  return Math.min(1, (worthOf(evidence, model) / byResampling) ** (1 / index));
}
