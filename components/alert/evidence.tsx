import { ChartFigure } from "#components/charts/figure.tsx";
import { SeriesTable } from "#components/charts/series-table.tsx";
import { Estimate } from "#components/status/estimate.tsx";
import { MetricName } from "#components/status/metric-name.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { AlertEvidence } from "#domain/alert/evidence.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { seriesDescription, seriesFinding } from "#domain/present/findings.ts";
import { sliceWords } from "#domain/present/format.ts";
import { axisUnit, trendPlot } from "#domain/present/plot/trend.ts";
import type { SeriesView } from "#domain/present/views/series.ts";

/** The chart of the leading measurement, ending with the generation that fired. */
export function EvidenceChart({ series, generation, id }: { series: SeriesView; generation: number; id: string }) {
  const first = series.points[0]?.index ?? generation;
  const from = Math.max(0, Math.min(first, generation - 3));
  const to = Math.max(generation, from + 1);
  // A frozen chart ends where it was frozen; few generations take less room, so that two do not look like a trend.
  const axis = { from, to, width: to - from < 3 ? 420 : 760, left: 52, right: 92 };
  const words = { title: seriesFinding(series, generation), description: seriesDescription(series) };
  const plot = trendPlot(series, { axis, height: 240, isSmall: false, selected: generation }, words);
  return (
    <ChartFigure
      plot={plot}
      id={id}
      note={`${axisUnit(series)}; as known when it fired`}
      table={<SeriesTable series={series} caption={words.title} />}
    />
  );
}

/** Every measurement that was beyond its line, worst first, with what each number is worth. */
export function EvidenceTable({ evidence }: { evidence: AlertEvidence }) {
  const lines = [evidence.policy.watch, evidence.policy.breach].filter((line) => line !== null);
  return (
    <Table caption="Measurements beyond their line" minWidth={640}>
      <thead>
        <tr>
          <Th>Measurement</Th>
          <Th width={260}>Value and 95% interval</Th>
          <Th width={90}>Verdict</Th>
          <Th>Because</Th>
        </tr>
      </thead>
      <tbody>
        {evidence.measurements.map((each) => {
          const metric = METRICS.find((one) => one.id === each.metric);
          return (
            <tr key={each.slice}>
              <RowHead>
                <MetricName id={each.metric} />
                <span className="block text-meta text-muted">
                  {sliceWords(each.slice)}, version {each.version}
                </span>
              </RowHead>
              <Td>
                <Estimate estimate={each.estimate} unit={metric?.unit ?? "ratio"} lines={lines} />
              </Td>
              <Td>
                <Verdict verdict={each.verdict} />
              </Td>
              <Td>{each.because}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
