import { ChartFigure } from "#components/charts/figure.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { addressWith, type Query } from "#domain/present/address.ts";
import { extinctionFinding, retentionFinding, tailFinding } from "#domain/present/findings.ts";
import { generationName } from "#domain/present/format.ts";
import { pageAxis } from "#domain/present/plot/axis.ts";
import { extinctionPlot } from "#domain/present/plot/extinction.ts";
import { missingWords, rankFrequencyPlot } from "#domain/present/plot/rank-frequency.ts";
import { EVENTS_A_PAGE, type TailView, type TimelineView } from "#domain/present/views/tail.ts";
import { Events } from "./events.tsx";
import { EventFilter } from "./filter.tsx";
import { RankTable } from "./rank-table.tsx";
import { RetentionPanels } from "./retention-panels.tsx";
import { TimelineTable } from "./timeline-table.tsx";

type Tail = NonNullable<TailView["tail"]>;

function Retention({ view, index }: { view: TailView; index: number }) {
  if (view.retention.length === 0) return null;
  return (
    <Panel
      title={retentionFinding(view.retention, view.mass, index)}
      note="Retention solid: how many of the rare words are still said. Mass dashed: how often. Both fall: sharpening. The first only: resampling."
    >
      <RetentionPanels retention={view.retention} mass={view.mass} axis={pageAxis(view.row.strip)} selected={index} />
    </Panel>
  );
}

function Timeline({ timeline }: { timeline: TimelineView }) {
  const last = timeline.index.at(-1) ?? 0;
  const title = extinctionFinding(timeline.rows, timeline.total, last);
  return (
    <Panel title={title}>
      <ChartFigure
        plot={extinctionPlot(timeline, title)}
        id="extinction"
        isTitled={false}
        table={<TimelineTable view={timeline} />}
      />
      <p className="mt-2 max-w-[72ch] text-meta text-muted">
        Ink: seen, darker nearer the human rate. Outline: unseen where people would show it with 95% or more. Dot:
        unseen, and no surprise. Bar: last seen. Ring: back again. The chance is read at the number of words a
        generation holds, so equally many samples of shorter texts can turn an outline into a dot.
      </p>
    </Panel>
  );
}

function EventTable({
  view,
  tail,
  index,
  path,
  query,
}: {
  view: TailView;
  tail: Tail;
  index: number;
  path: string;
  query: Query;
}) {
  const title = tailFinding(tail.counts, index);
  const href = (page: number) => `${addressWith(path, query, { page })}#events`;
  return (
    <Panel
      id="events"
      title={title}
      note="Each beside the human sentences that hold it. Originals come from the catalogue, never from the control."
    >
      <EventFilter
        path={path}
        query={query}
        index={index}
        filter={view.filter}
        counts={tail.counts}
        strata={tail.strata}
      />
      {tail.events.length === 0 ? (
        <p className="py-4 text-muted">No event matches. Show all, or take away the word.</p>
      ) : (
        <Events events={tail.events} index={index} caption={title} />
      )}
      <Pager page={view.filter.page} size={EVENTS_A_PAGE} total={tail.matching} href={href} />
    </Panel>
  );
}

/** What is going, whether it is real, and what it looks like: four pictures of one generation's tail. */
export function Explorer({ view, path, query }: { view: TailView; path: string; query: Query }) {
  const { index, tail, timeline } = view;
  if (index === null)
    return <Empty title="No generation is judged yet">Close a generation, and its tail can be read here.</Empty>;
  return (
    <>
      <Retention view={view} index={index} />
      {tail === null ? (
        <Empty title={`${generationName(index)} has no tail to show`}>
          There were too few human samples to define what is rare. At least 200 a side are needed.
        </Empty>
      ) : (
        <>
          <Panel
            title={missingWords(tail.rankFrequency.missing, index)}
            note="Each side by its own ranks: people thick, the generation thin. Pale: where it runs below the human band, or has ended. A second human sample would miss some of these events too; the panels above count only what it would not."
          >
            <ChartFigure
              plot={rankFrequencyPlot(tail.rankFrequency, index, missingWords(tail.rankFrequency.missing, index))}
              id="rank"
              isTitled={false}
              isLive
              table={<RankTable data={tail.rankFrequency} index={index} />}
            />
          </Panel>
          {timeline !== null && timeline.rows.length > 0 && <Timeline timeline={timeline} />}
          <EventTable view={view} tail={tail} index={index} path={path} query={query} />
        </>
      )}
    </>
  );
}
