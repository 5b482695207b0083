import type { Measurement } from "../judgement.ts";
import { isByWording } from "../provider.ts";

/** What is said beside a measurement of embeddings that see wording only; undefined of all others. */
export function wordingRemark(measurements: readonly Measurement[], metric: string): string | undefined {
  const provider = measurements.find((one) => one.metric === metric)?.provider;
  return provider && isByWording(provider) ? "By wording, not meaning." : undefined;
}
