import { Plot } from "#components/charts/plot.tsx";
import { SeriesTable } from "#components/charts/series-table.tsx";
import { VerdictShape } from "#components/status/verdict.tsx";
import { pointFinding, seriesDescription, seriesFinding } from "#domain/present/findings.ts";
import { sliceWords } from "#domain/present/format.ts";
import { isJudged } from "#domain/present/judged.ts";
import { smallAxis } from "#domain/present/plot/axis.ts";
import type { GenerationAxis } from "#domain/present/plot/scale.ts";
import { trendPlot } from "#domain/present/plot/trend.ts";
import type { SeriesView } from "#domain/present/views/series.ts";

interface Props {
  retention: readonly SeriesView[];
  mass: readonly SeriesView[];
  axis: GenerationAxis;
  selected: number | null;
}

function One({
  series,
  beside,
  axis,
  selected,
}: { series: SeriesView; beside?: SeriesView } & Omit<Props, "retention" | "mass">) {
  const point = series.points.find((one) => one.index === selected) ?? series.points.at(-1);
  const words = { title: seriesFinding(series, selected ?? undefined), description: seriesDescription(series) };
  const look = { axis: smallAxis(axis, 212), height: 116, isSmall: true, selected };
  const plot = trendPlot(series, beside === undefined ? look : { ...look, beside }, words);
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 flex gap-1.5">
        {point !== undefined && isJudged(series) && (
          <span className="pt-0.5">
            <VerdictShape verdict={point.verdict} label={point.verdict} />
          </span>
        )}
        <span>
          {sliceWords(series.slice)}
          {point !== undefined && <span className="block text-meta text-muted">{pointFinding(series, point)}</span>}
        </span>
      </figcaption>
      <div className="scroll-x">
        <Plot plot={plot} id={series.slice.replaceAll(/[^a-z0-9]/g, "-")} />
      </div>
      <details className="no-print text-meta text-muted">
        <summary className="inline-flex min-h-6 items-center hover:text-ink">Table</summary>
        <div className="text-ink">
          <SeriesTable series={series} caption={seriesFinding(series)} />
          {beside !== undefined && <SeriesTable series={beside} caption={seriesFinding(beside)} />}
        </div>
      </details>
    </figure>
  );
}

/** Retention by rarity: one panel a stratum, retention solid, mass dashed. */
export function RetentionPanels({ retention, mass, axis, selected }: Props) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(212px,1fr))] gap-x-4 gap-y-6">
      {retention.map((series) => {
        const beside = mass.find((one) => one.slice === series.slice);
        return <One key={series.slice} series={series} {...(beside && { beside })} axis={axis} selected={selected} />;
      })}
    </div>
  );
}
