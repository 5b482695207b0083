import type { ReactNode } from "react";
import type { Plot as PlotData } from "#domain/present/plot/marks.ts";
import { LivePlot } from "./live-plot.tsx";
import { Plot } from "./plot.tsx";

/**
 * A chart with its finding, its legend line and its table twin. `isLive`: the browser may take over on
 * intent. `isTimed`: x is the generation, so that a narrow screen opens at the newest.
 */
export function ChartFigure({
  plot,
  id,
  note,
  isLive = false,
  table,
  isTitled = true,
  isTimed = false,
}: {
  plot: PlotData;
  id: string;
  note?: ReactNode;
  isLive?: boolean;
  table: ReactNode;
  isTitled?: boolean;
  isTimed?: boolean;
}) {
  const drawing = <Plot plot={plot} id={id} />;
  return (
    <figure className="min-w-0">
      <figcaption className={isTitled ? "mb-2" : "sr-only"}>
        <span className="font-medium">{plot.title}</span>
        {note !== undefined && <span className="block text-meta text-muted">{note}</span>}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a group, not a form */}
      <div className={isTimed ? "scroll-x scroll-end" : "scroll-x"} tabIndex={0} role="group" aria-label={plot.title}>
        <div>
          {isLive && plot.live !== undefined ? (
            <LivePlot width={plot.width} height={plot.height} live={plot.live}>
              {drawing}
            </LivePlot>
          ) : (
            drawing
          )}
        </div>
      </div>
      <details className="no-print mt-1 text-meta text-muted">
        <summary className="inline-flex min-h-6 items-center hover:text-ink">Table</summary>
        <div className="mt-2 max-h-96 overflow-y-auto text-ink">{table}</div>
      </details>
    </figure>
  );
}
