import { jackknifeError } from "../stats/jackknife.ts";
import type { Evidence, JackknifedEvidence } from "./worth.ts";

/**
 * Standard error of a forecast on the log scale: the block jackknife of both sides, and what one lineage strays from the
 * mean of all. Presence or absence of each event is a draw of its own, so that what N human-equivalent samples show varies
 * by Σ r(1 − r), which the control's curve tells: S(2N) − S(N) (Poisson; Colwell et al. 2012, eq. 5 as N → ∞).
 * Given the forecast of any evidence, as a retention.
 */
export function forecastError({ whole, without }: JackknifedEvidence, retention: (of: Evidence) => number): number {
  const log = (of: Evidence) => Math.log(Math.max(retention(of), Number.MIN_VALUE));
  const sampled = jackknifeError([without.human.map(log), without.model.map(log)]);
  const seen = retention(whole) * whole.human.seenIn(whole.observed.human);
  const equivalent = whole.human.samplesFor(seen);
  const strays = Math.max(0, whole.human.seenIn(2 * equivalent) - whole.human.seenIn(equivalent));
  return Math.sqrt(sampled ** 2 + (seen > 0 ? strays / seen ** 2 : 0));
}
