import { ChartFigure } from "#components/charts/figure.tsx";
import { SeriesTable } from "#components/charts/series-table.tsx";
import { seriesDescription } from "#domain/present/findings.ts";
import { sliceWords } from "#domain/present/format.ts";
import { axisUnit, trendPlot } from "#domain/present/plot/trend.ts";
import { lineWords } from "#domain/present/policies.ts";
import type { PolicyEditorView } from "#domain/present/views/policies.ts";

/** The real measurement with the proposed lines drawn over it. */
export function ProposedChart({ view }: { view: PolicyEditorView }) {
  const { series, row, proposal } = view;
  if (series === null) return <p className="text-muted">No lineage has this measurement yet.</p>;
  const { of, view: drawn, least } = series;
  const [from, to] = [drawn.points[0]?.index ?? 0, drawn.points.at(-1)?.index ?? 1];
  const axis = { from, to: Math.max(to, from + 1), width: 660, left: 52, right: 92 };
  const title = `${row.label} of ${of.name}, ${proposal === null ? "with the lines in force" : "with the proposed lines"}`;
  const words = { title, description: seriesDescription(drawn) };
  const inForce = `In force: watch ${lineWords(row.policy, "watch")}, breach ${lineWords(row.policy, "breach")}`;
  return (
    <>
      <ChartFigure
        plot={trendPlot(drawn, { axis, height: 240, isSmall: false, selected: null }, words)}
        id="proposed"
        note={`${axisUnit(drawn)}, ${sliceWords(drawn.slice)}. ${inForce}. Marks as they were judged.`}
        table={<SeriesTable series={drawn} caption={title} />}
      />
      {least !== null && <p className="mt-2 max-w-[72ch] text-meta text-muted">{least}</p>}
    </>
  );
}
