import { Multiples } from "#components/charts/multiples.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { WordingDetail } from "#domain/judgement.ts";
import { seriesFinding } from "#domain/present/findings.ts";
import { type DiversityGroup, diversityGroups } from "#domain/present/groups.ts";
import { pageAxis } from "#domain/present/plot/axis.ts";
import { wordingRemark } from "#domain/present/provider.ts";
import { sortedSeries } from "#domain/present/quiet.ts";
import type { MeasuredView } from "#domain/present/views/measured.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import { Copies, NearCopies } from "./copies.tsx";
import { Lengths } from "./lengths.tsx";
import { Phrases } from "./phrases.tsx";

/** Charts that stand open beside examples: four rows of two are as high as these. */
const BESIDE_EXAMPLES = 8;

/** Said where a judgement has no examples. */
export const JUDGED_BEFORE =
  "It was judged before examples were kept. Reopen the generation and close it again to see them.";

function hasExamples(key: DiversityGroup["key"], detail: WordingDetail | null): boolean {
  if (key === "meaning") return false;
  return detail === null || key !== "length" || detail.lengths.human.length > 0;
}

function Examples({ of, detail, index }: { of: DiversityGroup["key"]; detail: WordingDetail | null; index: number }) {
  if (detail === null) return <p className="text-meta text-muted">{JUDGED_BEFORE}</p>;
  if (of === "richness") return <Phrases detail={detail} index={index} />;
  if (of === "length") return <Lengths detail={detail} index={index} />;
  return (
    <>
      <Copies detail={detail} index={index} />
      <NearCopies detail={detail} index={index} />
    </>
  );
}

/** Charts and examples beside each other: one chart leaves the examples more room. */
function columnsOf(series: readonly SeriesView[]): string {
  const isOne = sortedSeries(series).open.length === 1;
  return `grid gap-x-8 gap-y-6 ${isOne ? "lg:grid-cols-[352px_minmax(0,1fr)]" : "lg:grid-cols-[minmax(0,1fr)_420px]"}`;
}

function titleOf(series: readonly SeriesView[], index: number): string {
  const [lead] = sortedSeries(series).open;
  return lead === undefined ? "Nothing of this could be measured" : seriesFinding(lead, index);
}

/** How much of people's variety is left, group by group: small multiples, and beside them what they are about. */
export function Diversity({ view }: { view: MeasuredView }) {
  const { index, wording } = view;
  const groups = diversityGroups(view.series);
  if (index === null || groups.length === 0)
    return <Empty title="Nothing judged yet">Close a generation, and its variety can be read here.</Empty>;
  const axis = pageAxis(view.row.strip);
  return groups.map(({ key, name, asks, series }) => (
    <Panel
      key={key}
      id={key}
      title={titleOf(series, index)}
      note={
        <>
          <span className="font-medium text-ink">{name}</span> {asks}
        </>
      }
    >
      <div className={hasExamples(key, wording) ? columnsOf(series) : ""}>
        <div className="min-w-0">
          <Multiples
            series={series}
            axis={axis}
            selected={index}
            most={BESIDE_EXAMPLES}
            remarkOf={(one) => wordingRemark(view.measurements, one.metric)}
          />
        </div>
        {hasExamples(key, wording) && (
          <div className="min-w-0">
            <Examples of={key} detail={wording} index={index} />
          </div>
        )}
      </div>
    </Panel>
  ));
}
