import { Multiples } from "#components/charts/multiples.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { metricOf } from "#domain/metrics/registry.ts";
import { seriesFinding } from "#domain/present/findings.ts";
import { generationName } from "#domain/present/format.ts";
import { driftSeries } from "#domain/present/groups.ts";
import { heatmapOf } from "#domain/present/heatmap.ts";
import { pageAxis } from "#domain/present/plot/axis.ts";
import { wordingRemark } from "#domain/present/provider.ts";
import { sortedSeries } from "#domain/present/quiet.ts";
import type { MeasuredView } from "#domain/present/views/measured.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import { Heatmap } from "./heatmap.tsx";
import { Signs } from "./signs.tsx";
import { Words } from "./words.tsx";

/** Drift of the subject itself: it is the question of the page, and stays open though nothing moved. */
const isOfSubject = ({ metric }: SeriesView) => ["drift", "outside", "richness"].includes(metricOf(metric).role);

function Trends({ view, index }: { view: MeasuredView; index: number }) {
  const series = driftSeries(view.series);
  const [lead] = sortedSeries(series, isOfSubject).open;
  if (lead === undefined) return null;
  return (
    <Panel
      title={seriesFinding(lead, index)}
      note="What moved over the generations; a shift never gives more than watch."
    >
      <Multiples
        series={series}
        axis={pageAxis(view.row.strip)}
        selected={index}
        isKept={isOfSubject}
        remarkOf={(one) => wordingRemark(view.measurements, one.metric)}
      />
    </Panel>
  );
}

function Slices({ view, index }: { view: MeasuredView; index: number }) {
  const map = heatmapOf(view.series);
  if (map.rows.length === 0) return null;
  const marked = map.rows.filter((row) => row.cells.some((cell) => cell?.index === index && cell.mark !== null)).length;
  const title =
    marked === 0
      ? `No slice lies beyond a line at ${generationName(index)}`
      : `${marked} of ${map.rows.length} slices lie beyond a line at ${generationName(index)}`;
  return (
    <Panel
      title={title}
      note="Ink: how far from people, either way. Shapes: watch and breach. Worst at the newest generation first."
    >
      <Heatmap map={map} selected={index} caption={title} />
    </Panel>
  );
}

function Parts({ view, index }: { view: MeasuredView; index: number }) {
  const map = heatmapOf(view.parts);
  const [worst] = map.rows;
  if (worst === undefined) return null;
  const title = `Parts of the samples over the generations; ${worst.name} is furthest off at ${generationName(index)}`;
  return (
    <Panel
      title={title}
      note="Each part against people of the same part; shown, not judged. Ink: how far from people, either way."
    >
      <Heatmap map={map} selected={index} caption={title} />
    </Panel>
  );
}

/** Did the subject move or the model shrink? The answer with its signs, trends, slices, and the words themselves. */
export function Drift({ view, slug }: { view: MeasuredView; slug: string }) {
  const { index } = view;
  if (index === null)
    return <Empty title="No generation is judged yet">Close a generation, and its drift can be read here.</Empty>;
  const name = generationName(index);
  return (
    <>
      <Signs view={view} index={index} />
      <Trends view={view} index={index} />
      <Slices view={view} index={index} />
      <Parts view={view} index={index} />
      <Words view={view} index={index} />
      <Panel title={`Was the change of ${name} intended?`}>
        <p className="max-w-[72ch]">
          Then{" "}
          <a className="link" href={`/lineages/${slug}?g=${index}#baseline`}>
            accept {name} as a baseline
          </a>
          , with the reason and a day on which that ends. Later generations are compared with it too and a level that
          stays there raises no alert; the verdict against people and the history stay as they are.
        </p>
      </Panel>
    </>
  );
}
