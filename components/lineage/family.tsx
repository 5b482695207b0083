import { ChartFigure } from "#components/charts/figure.tsx";
import { Plot } from "#components/charts/plot.tsx";
import { SeriesTable } from "#components/charts/series-table.tsx";
import { MetricName, metricHref } from "#components/status/metric-name.tsx";
import { VerdictShape } from "#components/status/verdict.tsx";
import type { Family as FamilyName } from "#domain/metrics/define.ts";
import { pointFinding, seriesDescription, seriesFinding, seriesName } from "#domain/present/findings.ts";
import { FAMILY_WORDS } from "#domain/present/glossary.ts";
import { isJudged } from "#domain/present/judged.ts";
import { smallAxis } from "#domain/present/plot/axis.ts";
import type { GenerationAxis } from "#domain/present/plot/scale.ts";
import { axisUnit, trendPlot } from "#domain/present/plot/trend.ts";
import type { SeriesView } from "#domain/present/views/series.ts";

const HEIGHT = 188;
const MOST_SMALL = 24;

interface Props {
  family: FamilyName;
  lead: SeriesView;
  others: readonly SeriesView[];
  axis: GenerationAxis;
  selected: number | null;
}

function idOf(series: SeriesView): string {
  return `${series.metric}-${series.slice}`.replaceAll(/[^a-zA-Z0-9-]/g, "-");
}

function Small({ series, axis, selected }: { series: SeriesView; axis: GenerationAxis; selected: number | null }) {
  const point = series.points.find((one) => one.index === selected) ?? series.points.at(-1);
  const words = { title: seriesFinding(series), description: seriesDescription(series) };
  const plot = trendPlot(series, { axis: smallAxis(axis), height: 84, isSmall: true, selected }, words);
  return (
    <figure>
      <figcaption className="mb-1 flex gap-1.5 text-meta">
        {point !== undefined && isJudged(series) && (
          <span className="pt-0.5">
            <VerdictShape verdict={point.verdict} label={point.verdict} size={11} />
          </span>
        )}
        <span>
          <MetricName id={series.metric}>{seriesName(series)}</MetricName>
          {point !== undefined && <span className="block text-muted">{pointFinding(series, point)}</span>}
        </span>
      </figcaption>
      <div className="scroll-x">
        <Plot plot={plot} id={idOf(series)} />
      </div>
    </figure>
  );
}

/** A family of measurements as one row: its worst judged series large, the others as small multiples below. */
export function Family({ family, lead, others, axis, selected }: Props) {
  const title = seriesFinding(lead, selected ?? undefined);
  const words = { title, description: seriesDescription(lead) };
  const plot = trendPlot(lead, { axis, height: HEIGHT, isSmall: false, selected }, words);
  const shown = others.slice(0, MOST_SMALL);
  return (
    <section
      id={family}
      aria-label={FAMILY_WORDS[family].name}
      className="border-t border-rule py-6 first-of-type:border-t-0"
    >
      <h2 className="mb-3 text-meta text-muted">
        <span className="mr-2 font-medium text-ink">{FAMILY_WORDS[family].name}</span>
        {FAMILY_WORDS[family].asks}
      </h2>
      <ChartFigure
        plot={plot}
        id={idOf(lead)}
        isLive
        isTimed
        note={
          <>
            {`${lead.reading} In ${axisUnit(lead)}; worse is ${lead.worseWhen}. Grey band: where nine of ten further human samples of this size would fall. `}
            <a className="link" href={metricHref(lead.metric)}>
              How it is computed
            </a>
          </>
        }
        table={<SeriesTable series={lead} caption={title} />}
      />
      {shown.length > 0 && (
        <details className="mt-3" open={shown.length <= 3}>
          <summary className="text-meta text-muted hover:text-ink">{shown.length} more in this family</summary>
          <div className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(244px,1fr))] gap-x-3 gap-y-5">
            {shown.map((series) => (
              <Small key={idOf(series)} series={series} axis={axis} selected={selected} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}
