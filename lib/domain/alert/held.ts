import type { GenerationJudgement, Measurement } from "../judgement.ts";
import { metricOf } from "../metrics/registry.ts";
import type { Policy } from "../policy.ts";

/** Share of the accepted level under which a level alarm speaks again (statistics.md 2; uncalibrated). */
const HELD = 0.95;

/**
 * Whether a measurement beyond its line stands where the accepted baseline stands, so that its level need wake nobody:
 * read against the baseline at one size, it keeps 95% of that level; a difference keeps within its own watch line.
 * Never for what the baseline does not measure (a slope), or cannot tell.
 */
export function isHeld({ metric, slice }: Measurement, { baseline }: GenerationJudgement, policy: Policy): boolean {
  const found = baseline?.measurements.find((each) => each.metric === metric && each.slice === slice)?.estimate;
  if (found?.kind !== "value") return false;
  const { unit, worseWhen } = metricOf(metric);
  if (unit !== "ratio") return policy.watch !== null && found.value <= policy.watch;
  return worseWhen === "lower" ? found.value >= HELD : found.value <= 1 / HELD;
}
