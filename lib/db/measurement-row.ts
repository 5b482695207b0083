import { type Estimate, UNKNOWN_REASONS, type UnknownReason } from "#domain/estimate.ts";
import type { Measurement } from "#domain/judgement.ts";
import type { measurement } from "./schema/index.ts";

type Row = typeof measurement.$inferSelect;

/** A measurement as its row: an estimate's parts in columns, absent parts null. */
export function toRow(evaluationId: string, each: Measurement): Row {
  const { metric, version, slice, verdict, because, estimate, pooled = null, provider = null } = each;
  const key = { evaluationId, metric, slice, version, verdict, because, pooled, provider };
  if (estimate.kind === "unknown")
    return { ...key, ...NOTHING, kind: "unknown", n: estimate.n ?? null, reason: estimate.reason };
  const { value, low, high, n, p, mde, control } = estimate;
  const known = { value, low, high, n, p: p ?? null, mde: mde ?? null };
  return {
    ...key,
    ...known,
    kind: "value",
    reason: null,
    controlValue: control?.value ?? null,
    controlN: control?.n ?? null,
  };
}

const NOTHING = { value: null, low: null, high: null, p: null, mde: null, controlValue: null, controlN: null };

/** The inverse of toRow. Throws on a row that no measurement gives. */
export function fromRow(row: Row): Measurement {
  const { metric, version, slice, verdict, because, pooled, provider } = row;
  const window = pooled === null ? {} : { pooled };
  return {
    metric,
    version,
    slice,
    verdict,
    because,
    estimate: estimateOf(row),
    ...window,
    ...(provider ? { provider } : {}),
  };
}

function estimateOf(row: Row): Estimate {
  if (row.kind === "unknown") {
    const reason = reasonOf(row.reason);
    return row.n === null ? { kind: "unknown", reason } : { kind: "unknown", reason, n: row.n };
  }
  const { value, low, high, n, p, mde, controlValue, controlN } = row;
  if (value === null || low === null || high === null || n === null)
    throw new Error(`a value of ${row.metric} has no number`);
  return {
    kind: "value",
    value,
    low,
    high,
    n,
    ...(p === null ? {} : { p }),
    ...(mde === null ? {} : { mde }),
    ...(controlValue === null || controlN === null ? {} : { control: { value: controlValue, n: controlN } }),
  };
}

function reasonOf(text: string | null): UnknownReason {
  const reason = UNKNOWN_REASONS.find((each) => each === text);
  if (reason === undefined) throw new Error(`"${text}" is no reason for an unknown`);
  return reason;
}
