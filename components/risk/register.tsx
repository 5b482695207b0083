import { MetricName } from "#components/status/metric-name.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { UNKNOWN_REASONS } from "#domain/estimate.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { count, interval, sliceWords } from "#domain/present/format.ts";
import { UNKNOWN_WORDS } from "#domain/present/glossary.ts";
import { impactWords, likelihoodWords, movement, ordinalRange } from "#domain/present/register.ts";
import type { RegisterIndicator, RegisterRisk } from "#domain/present/views/register.ts";

/** What an indicator reads now: value, interval, n, or that it cannot be told. */
export function IndicatorValue({ indicator }: { indicator: RegisterIndicator }) {
  const metric = METRICS.find((each) => each.id === indicator.metric);
  const { value, low, high, n } = indicator;
  const lines = [indicator.appetite, indicator.tolerance];
  const reason = UNKNOWN_REASONS.find((each) => each === indicator.reason);
  const shown =
    value === null || low === null || high === null
      ? null
      : interval({ value, low, high }, metric?.unit ?? "ratio", lines);
  return (
    <span>
      <MetricName id={indicator.metric} />, {sliceWords(indicator.slice)}
      <span className="block">
        {shown === null ? <span className="text-muted">cannot be told</span> : shown.value}{" "}
        {shown !== null && (
          <span className="text-muted">
            ({shown.interval}
            {n !== null && `, n = ${count(n)}`})
          </span>
        )}
      </span>
      {reason !== undefined && <span className="block text-muted">{UNKNOWN_WORDS[reason].because}</span>}
    </span>
  );
}

function Row({ risk, indicator }: { risk: RegisterRisk; indicator: RegisterIndicator | undefined }) {
  const was =
    risk.previousLow === null || risk.previousHigh === null ? null : ordinalRange(risk.previousLow, risk.previousHigh);
  return (
    <tr>
      <RowHead>
        <a className="link" href={`/risks/${risk.ref}`}>
          {risk.ref}
        </a>
      </RowHead>
      <Td>
        <a className="font-medium hover:underline" href={`/risks/${risk.ref}`}>
          {risk.title}
        </a>
        <span className="block text-meta text-muted">{risk.statement}</span>
      </Td>
      <Td>
        <Verdict verdict={risk.state}>{risk.confirmed ? "breach, confirmed" : risk.state}</Verdict>
        <span className="block text-meta">{indicator && <IndicatorValue indicator={indicator} />}</span>
      </Td>
      <Td>
        {ordinalRange(risk.likelihoodLow, risk.likelihoodHigh)}{" "}
        <span className="text-muted">{likelihoodWords(risk.likelihoodLow, risk.likelihoodHigh)}</span>
        <span className="block text-meta text-muted">
          {was === null ? "first assessment" : `was ${was}: ${movement(risk)}`}
        </span>
        {risk.rationale !== "" && <span className="block text-meta text-muted">{risk.rationale}</span>}
      </Td>
      <Td>
        {risk.impact ?? ""} <span className="text-muted">{impactWords(risk.impact)}</span>
        <span className="block text-meta text-muted">
          {risk.levels.length > 0 && `level ${risk.levels.join(" to ")}`}
        </span>
      </Td>
      <Td>
        {risk.treatment}
        <span className="block text-meta text-muted">{risk.status}</span>
      </Td>
      <Td>
        {risk.owner ?? <span className="text-muted">no owner</span>}
        <span className="block text-meta text-muted">
          {risk.reviewDue === null ? "no review date" : `review ${risk.reviewDue}`}
        </span>
      </Td>
      <Td>
        {risk.strengthOfKnowledge}
        <span className="block text-meta text-muted">{risk.basis === "metric" ? "proposed" : "confirmed"}</span>
      </Td>
    </tr>
  );
}

/** The register as a table: every figure live, worst first. */
export function RegisterTable({
  risks,
  indicators,
}: {
  risks: readonly RegisterRisk[];
  indicators: readonly RegisterIndicator[];
}) {
  return (
    <Table caption="Risks, worst first" minWidth={1080}>
      <thead>
        <tr>
          <Th width={60}>Ref</Th>
          <Th>Risk</Th>
          <Th width={230}>Leading indicator</Th>
          <Th width={190}>Likelihood, 1-5</Th>
          <Th width={120}>Impact, 1-5</Th>
          <Th width={90}>Treatment</Th>
          <Th width={130}>Owner</Th>
          <Th width={100}>Knowledge</Th>
        </tr>
      </thead>
      <tbody>
        {risks.map((risk) => (
          <Row
            key={risk.ref}
            risk={risk}
            indicator={indicators.find((each) => each.risk === risk.ref && each.isLeading)}
          />
        ))}
      </tbody>
    </Table>
  );
}
