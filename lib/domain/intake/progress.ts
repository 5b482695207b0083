import type { InjectionQuantity } from "../judgement.ts";

/** How rich in a stratum human samples are, and how long: κ, incidences per token (or share of samples) over people's; ℓ, tokens a sample over people's. */
export interface Richness {
  enrichment: number;
  length: number;
}

/**
 * What accepted human data do for one stratum. `measured`: null where it cannot be told of them; then what was planned
 * counts. `needed`: samples that have to train, by the measured richness; null where no number of such samples suffices.
 */
export interface StratumProgress {
  stratum: string;
  planned: Richness;
  measured: Richness | null;
  needed: number | null;
  ledBy: InjectionQuantity["ledBy"];
  requirements: { rate: number | null; presence: number; recovery: number | null; floor: number | null };
}

/**
 * What the accepted human data of a ticket's round are worth. `of`: names what was measured, and for which quantities. `accepted` =
 * `heldBack`, which stay out of training and join the reference, + what trains. `tokens`, `humanTokens`: mean length of a
 * sample, and of people's. `needed`: the greatest need of all strata; null where one cannot be met.
 */
export interface IntakeProgress {
  of: string;
  round: number;
  accepted: number;
  heldBack: number;
  tokens: number;
  humanTokens: number;
  strata: StratumProgress[];
  needed: number | null;
}
