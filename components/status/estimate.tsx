import type { Estimate as EstimateValue } from "#domain/estimate.ts";
import { count, interval, pValue, type Unit } from "#domain/present/format.ts";
import { UNKNOWN_WORDS } from "#domain/present/glossary.ts";

/** A number with what it is worth: interval, n, control; an unknown with its reason and what would end it. */
export function Estimate({
  estimate,
  unit,
  lines = [],
  isShort = false,
}: {
  estimate: EstimateValue;
  unit: Unit;
  lines?: readonly number[];
  isShort?: boolean;
}) {
  if (estimate.kind === "unknown") {
    const words = UNKNOWN_WORDS[estimate.reason];
    return (
      <span className="text-muted">
        unknown: {words.because}
        {!isShort && ` ${words.ends}`}
      </span>
    );
  }
  const shown = interval(estimate, unit, lines);
  return (
    <span>
      {shown.value} <span className="whitespace-nowrap text-muted">({shown.interval})</span>
      {!isShort && (
        <span className="block text-meta text-muted">
          n = {count(estimate.n)}
          {estimate.control !== undefined && `, human control n = ${count(estimate.control.n)}`}
          {estimate.p !== undefined && `, ${pValue(estimate.p)}`}
        </span>
      )}
    </span>
  );
}
