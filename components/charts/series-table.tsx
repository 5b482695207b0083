import { Verdict } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { pointReason } from "#domain/present/findings.ts";
import { count, generationName, interval, pValue, quantity } from "#domain/present/format.ts";
import { isJudged } from "#domain/present/judged.ts";
import { thinnedSeries } from "#domain/present/plot/thinned.ts";
import type { SeriesPoint, SeriesView } from "#domain/present/views/series.ts";

const ROWS = 40;

function controlWords({ unit, ideal }: SeriesView, { estimate }: SeriesPoint): string {
  if (estimate.kind === "unknown") return "";
  const { control } = estimate;
  return control === undefined ? quantity(ideal, unit) : `${quantity(control.value, unit)}, n = ${count(control.n)}`;
}

/** The table twin of a trend: one row a generation; of a long series both ends, extremes, unknowns and turns. */
export function SeriesTable({ series, caption }: { series: SeriesView; caption: string }) {
  const shown = thinnedSeries(series, ROWS);
  const lines = [series.watch, series.breach].filter((line) => line !== null);
  return (
    <Table caption={caption} minWidth={640}>
      <thead>
        <tr>
          <Th>Generation</Th>
          <Th align="right">Value</Th>
          <Th align="right">95% interval</Th>
          <Th align="right">n</Th>
          <Th align="right">Human control</Th>
          <Th align="right">p</Th>
          <Th>Verdict</Th>
          <Th>Reason</Th>
        </tr>
      </thead>
      <tbody>
        {shown.points.map((point) => {
          const { estimate } = point;
          const written = estimate.kind === "value" ? interval(estimate, series.unit, lines) : null;
          return (
            <tr key={point.index}>
              <RowHead>{generationName(point.index)}</RowHead>
              <Td align="right">{written?.value ?? "unknown"}</Td>
              <Td align="right">{written?.interval}</Td>
              <Td align="right">{estimate.n !== undefined && count(estimate.n)}</Td>
              <Td align="right">{controlWords(series, point)}</Td>
              <Td align="right">
                {estimate.kind === "value" &&
                  estimate.p !== undefined &&
                  pValue(estimate.p).replace("p ", "").replace("= ", "")}
              </Td>
              <Td>
                <Verdict verdict={point.verdict} isJudged={isJudged(series)} />
              </Td>
              <Td className="text-muted">{pointReason(series, point)}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
