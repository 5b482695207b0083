import { estimate, type UnknownReason, unknown } from "../estimate.ts";
import { halfWidth, jackknifeError } from "../stats/jackknife.ts";
import type { Replicates } from "../text/groups.ts";
import type { Measured } from "./contrast.ts";

/** Both sides of a statistic with its replicates, and the samples behind each. */
export interface Replicated {
  control: Replicates;
  generation: Replicates;
  n: number;
  controlSamples: number;
  /** Both sides leave out the same thing in turn, so that their errors go together. */
  isPaired?: boolean;
}

/**
 * Generation over control, or less it, with the interval of the jackknife over both sides' replicates. A ratio is read
 * on the scale of logarithms; `otherwise` says why it has none, where a side is 0.
 */
export function replicatedContrast(
  { control, generation, n, controlSamples, isPaired }: Replicated,
  scale: "ratio" | "difference",
  otherwise: UnknownReason = "undefined",
): Measured {
  const scaled = scale === "ratio" ? Math.log : (value: number) => value;
  const at = (g: number, c: number) => scaled(g) - scaled(c);
  const whole = at(generation.whole, control.whole);
  const replicates = isPaired
    ? [generation.without.map((each, j) => at(each, control.without[j] ?? Number.NaN))]
    : [
        control.without.map((each) => at(generation.whole, each)),
        generation.without.map((each) => at(each, control.whole)),
      ];
  const error = jackknifeError(replicates);
  if (!Number.isFinite(whole) || !Number.isFinite(error)) return { estimate: unknown(otherwise, n) };
  const blocks = Math.min(control.without.length, generation.without.length);
  const half = halfWidth(blocks) * error;
  const told = scale === "ratio" ? Math.exp : (value: number) => value;
  const parts = { value: told(whole), low: told(whole - half), high: told(whole + half) };
  const ideal = scale === "ratio" ? 1 : 0;
  return { estimate: estimate({ ...parts, n, control: { value: ideal, n: controlSamples } }), error, blocks };
}
