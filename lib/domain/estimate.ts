/** Why a number is not there. Closed: each has one sentence for people in present/glossary. */
export const UNKNOWN_REASONS = [
  "empty",
  "too-few-samples",
  "too-few-events",
  "too-few-generations",
  "underpowered",
  "no-reference",
  "no-control",
  "no-labels",
  "no-text",
  "no-values",
  "no-embeddings",
  "no-logprobs",
  "no-prompts",
  "no-origins",
  "mixed-providers",
  "prompt-mismatch",
  "constant-reference",
  "saturated",
  "reference-exposed",
  "undefined",
  "unbounded",
  "non-finite",
  "different-versions",
  "not-run",
] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/**
 * A measured number with what it is worth. `low`, `high`: 95% pointwise interval.
 * `n`: samples of the generation. `p`: adjusted within the metric's family.
 * `control`: the human value on the same scale, and its sample count. `mde`: least relative loss seen with 80% power.
 */
export interface KnownEstimate {
  kind: "value";
  value: number;
  low: number;
  high: number;
  n: number;
  p?: number;
  control?: { value: number; n: number };
  mde?: number;
}

export interface UnknownEstimate {
  kind: "unknown";
  reason: UnknownReason;
  n?: number;
}

export type Estimate = KnownEstimate | UnknownEstimate;

/**
 * Makes a known estimate.
 * Throws when any number is not finite, so that NaN cannot travel (`NaN < threshold` reads as "fits").
 */
export function estimate(parts: Omit<KnownEstimate, "kind">): KnownEstimate {
  const numbers = [
    parts.value,
    parts.low,
    parts.high,
    parts.n,
    parts.p ?? 0,
    parts.control?.value ?? 0,
    parts.mde ?? 0,
  ];
  if (!numbers.every(Number.isFinite))
    throw new Error(`estimate with a number that is not finite: ${JSON.stringify(parts)}`);
  return { kind: "value", ...parts };
}

/** Makes an unknown: a value with a reason, never null, never green. */
export function unknown(reason: UnknownReason, n?: number): UnknownEstimate {
  return n === undefined ? { kind: "unknown", reason } : { kind: "unknown", reason, n };
}
