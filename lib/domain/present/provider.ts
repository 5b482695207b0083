import type { Measurement } from "../judgement.ts";

/** The built-in vector of words and word pairs: close means alike in wording. */
const LEXICAL = "lexical@";

/** What is said beside a measurement of embeddings that see wording only; undefined of all others. */
export function wordingRemark(measurements: readonly Measurement[], metric: string): string | undefined {
  // Measurements made before the provider was kept have none.
  const own: (Measurement & { provider?: string | null }) | undefined = measurements.find(
    (one) => one.metric === metric,
  );
  return own?.provider?.startsWith(LEXICAL) ? "By wording, not meaning." : undefined;
}
