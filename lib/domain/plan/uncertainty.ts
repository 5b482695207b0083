import { jackknifeError } from "../stats/jackknife.ts";
import type { Evidence, JackknifedEvidence } from "./worth.ts";

const logOf = (retention: (of: Evidence) => number) => (of: Evidence) =>
  Math.log(Math.max(retention(of), Number.MIN_VALUE));

/** Standard error on the log scale of what is read off both curves: the block jackknife of both sides. */
export function samplingError({ without }: JackknifedEvidence, retention: (of: Evidence) => number): number {
  const log = logOf(retention);
  return jackknifeError([without.human.map(log), without.model.map(log)]);
}

/**
 * Standard error of a forecast on the log scale: the block jackknife, and what one lineage strays from the mean of all.
 * Presence or absence of each event is a draw of its own, so that what N human-equivalent samples show varies by
 * Σ r(1 − r), which the control's curve tells: S(2N) − S(N) (Poisson; Colwell et al. 2012, eq. 5 as N → ∞).
 * Given the forecast of any evidence, as a retention.
 */
export function forecastError(evidence: JackknifedEvidence, retention: (of: Evidence) => number): number {
  const { human, observed } = evidence.whole;
  const seen = retention(evidence.whole) * human.seenIn(observed.human);
  const equivalent = human.samplesFor(seen);
  const strays = Math.max(0, human.seenIn(2 * equivalent) - human.seenIn(equivalent));
  return Math.sqrt(samplingError(evidence, retention) ** 2 + (seen > 0 ? strays / seen ** 2 : 0));
}
