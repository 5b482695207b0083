import { ChartFigure } from "#components/charts/figure.tsx";
import { SeriesTable } from "#components/charts/series-table.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { METRICS } from "#domain/metrics/registry.ts";
import { seriesDescription, seriesFinding } from "#domain/present/findings.ts";
import { count, generationName, quantity } from "#domain/present/format.ts";
import { trendPlot } from "#domain/present/plot/trend.ts";
import { likelihoodWords, ordinalRange } from "#domain/present/register.ts";
import type { RiskDetail } from "#domain/present/views/risk.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import { IndicatorValue } from "./register.tsx";

/** Every indicator with its lines and what it reads now. */
export function Indicators({ indicators }: Pick<RiskDetail, "indicators">) {
  return (
    <Table caption="Indicators" minWidth={760}>
      <thead>
        <tr>
          <Th>Indicator and 95% interval</Th>
          <Th width={150}>State</Th>
          <Th align="right" width={90}>
            Appetite
          </Th>
          <Th align="right" width={90}>
            Tolerance
          </Th>
          <Th align="right" width={90}>
            Critical
          </Th>
          <Th align="right" width={140}>
            Human control
          </Th>
        </tr>
      </thead>
      <tbody>
        {indicators.map(({ indicator }) => {
          const unit = METRICS.find((metric) => metric.id === indicator.metric)?.unit ?? "ratio";
          return (
            <tr key={`${indicator.metric} ${indicator.slice}`}>
              <RowHead>
                <IndicatorValue indicator={indicator} />
              </RowHead>
              <Td>
                <Verdict verdict={indicator.state}>
                  {indicator.confirmed ? "breach, confirmed" : indicator.state}
                </Verdict>
                <span className="block text-meta text-muted">
                  {indicator.generation !== null && generationName(indicator.generation)}
                  {indicator.isLeading && ", leads"}
                </span>
              </Td>
              <Td align="right">{quantity(indicator.appetite, unit)}</Td>
              <Td align="right">{quantity(indicator.tolerance, unit)}</Td>
              <Td align="right">{quantity(indicator.critical, unit)}</Td>
              <Td align="right">
                {indicator.control === null ? (
                  <span className="text-muted">none</span>
                ) : (
                  quantity(indicator.control, unit)
                )}
                {indicator.controlN !== null && (
                  <span className="block text-meta text-muted">n = {count(indicator.controlN)}</span>
                )}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** One indicator over generations; its watch line is the appetite, its breach line the tolerance. */
export function IndicatorChart({ series, id }: { series: SeriesView; id: string }) {
  const from = series.points[0]?.index ?? 0;
  const to = Math.max(series.points.at(-1)?.index ?? 0, from + 3);
  const words = { title: seriesFinding(series), description: seriesDescription(series) };
  const axis = { from, to, width: 760, left: 52, right: 92 };
  const plot = trendPlot(series, { axis, height: 220, isSmall: false, selected: null }, words);
  const note = "watch is the appetite, breach the tolerance; shapes are the indicator's states";
  return <ChartFigure plot={plot} id={id} note={note} table={<SeriesTable series={series} caption={words.title} />} />;
}

/** Every assessment, newest first; nothing is overwritten. */
export function Assessments({ assessments }: Pick<RiskDetail, "assessments">) {
  return (
    <Table caption="Assessments, newest first" minWidth={620}>
      <thead>
        <tr>
          <Th width={120}>When</Th>
          <Th width={100}>Generation</Th>
          <Th width={220}>Likelihood</Th>
          <Th width={110}>Knowledge</Th>
          <Th>By</Th>
        </tr>
      </thead>
      <tbody>
        {assessments.map((each) => (
          <tr key={`${each.at} ${each.generation} ${each.basis}`}>
            <RowHead>{each.at.slice(0, 10)}</RowHead>
            <Td>{each.generation === null ? "" : generationName(each.generation)}</Td>
            <Td>
              {ordinalRange(each.likelihoodLow, each.likelihoodHigh)}{" "}
              <span className="text-muted">{likelihoodWords(each.likelihoodLow, each.likelihoodHigh)}</span>
            </Td>
            <Td>{each.strengthOfKnowledge}</Td>
            <Td>
              {each.basis === "metric" ? "proposed by the indicators" : each.by}
              {each.rationale !== "" && <span className="block text-meta text-muted">{each.rationale}</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
