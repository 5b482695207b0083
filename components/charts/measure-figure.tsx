import { MetricName } from "#components/status/metric-name.tsx";
import { VerdictShape } from "#components/status/verdict.tsx";
import { pointFinding, seriesDescription, seriesFinding, seriesName } from "#domain/present/findings.ts";
import { isJudged } from "#domain/present/judged.ts";
import type { GenerationAxis } from "#domain/present/plot/scale.ts";
import { trendPlot } from "#domain/present/plot/trend.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import { Plot } from "./plot.tsx";
import { SeriesTable } from "./series-table.tsx";

/** Width of one multiple: two beside each other and a column of examples fill a page, one fills a phone. */
export const MULTIPLE_WIDTH = 352;
const HEIGHT = 128;

/** One measurement over the generations: human line and band, intervals, lines, its finding above and its table below. */
export function MeasureFigure({
  series,
  axis,
  selected,
  remark,
}: {
  series: SeriesView;
  axis: GenerationAxis;
  selected: number | null;
  remark?: string | undefined;
}) {
  const point = series.points.find((one) => one.index === selected) ?? series.points.at(-1);
  const title = seriesFinding(series, selected ?? undefined);
  const own = { ...axis, width: MULTIPLE_WIDTH, left: 46, right: 76 };
  const plot = trendPlot(
    series,
    { axis: own, height: HEIGHT, isSmall: false, selected },
    { title, description: seriesDescription(series) },
  );
  const id = `m-${series.metric}-${series.slice}`.replaceAll(/[^a-zA-Z0-9-]/g, "-");
  const remarks = [remark, isJudged(series) ? undefined : "Shown, not judged."].filter((one) => one !== undefined);
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 flex sm:min-h-14 gap-1.5">
        {point !== undefined && isJudged(series) && (
          <span className="pt-1">
            <VerdictShape verdict={point.verdict} label={point.verdict} />
          </span>
        )}
        <span className="min-w-0">
          <MetricName id={series.metric}>{seriesName(series)}</MetricName>
          {point !== undefined && <span className="block text-meta text-muted">{pointFinding(series, point)}</span>}
          {remarks.length > 0 && <span className="block text-meta text-muted">{remarks.join(" ")}</span>}
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a group, not a form */}
      <div className="scroll-x scroll-end" tabIndex={0} role="group" aria-label={title}>
        <div>
          <Plot plot={plot} id={id} />
        </div>
      </div>
      <details className="no-print text-meta text-muted">
        <summary className="inline-flex min-h-6 items-center hover:text-ink">Table</summary>
        <div className="mt-2 max-h-96 overflow-y-auto text-ink">
          <SeriesTable series={series} caption={title} />
        </div>
      </details>
    </figure>
  );
}
