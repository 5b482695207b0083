import { seriesName } from "#domain/present/findings.ts";
import { plural } from "#domain/present/format.ts";
import { UNKNOWN_WORDS } from "#domain/present/glossary.ts";
import type { GenerationAxis } from "#domain/present/plot/scale.ts";
import { sortedSeries } from "#domain/present/quiet.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import { MeasureFigure, MULTIPLE_WIDTH } from "./measure-figure.tsx";

/** Charts a screen bears unless a page says so; what is beyond is folded. */
const MOST = 24;

interface Props {
  series: readonly SeriesView[];
  axis: GenerationAxis;
  selected: number | null;
  /** Charts that stand open at most. */
  most?: number;
  /** Series that stay open whatever they say. */
  isKept?: ((series: SeriesView) => boolean) | undefined;
  remarkOf?: ((series: SeriesView) => string | undefined) | undefined;
}

function Grid({ series, axis, selected, remarkOf }: Props) {
  return (
    <div
      className="grid gap-x-5 gap-y-6"
      style={{ gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${MULTIPLE_WIDTH}px), 1fr))` }}
    >
      {series.map((one) => (
        <MeasureFigure
          key={`${one.metric} ${one.slice}`}
          series={one}
          axis={axis}
          selected={selected}
          remark={remarkOf?.(one)}
        />
      ))}
    </div>
  );
}

function Folded({ name, ...props }: Props & { name: string }) {
  if (props.series.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">{name}</summary>
      <div className="mt-3">
        <Grid {...props} />
      </div>
    </details>
  );
}

function reasonOf(series: SeriesView): string {
  const estimate = series.points.at(-1)?.estimate;
  return estimate?.kind === "unknown" ? UNKNOWN_WORDS[estimate.reason].because : "Nothing is judged yet.";
}

/** Small multiples of a group: what changed stands open, what did not is folded, what is unknown says why. */
export function Multiples(props: Props) {
  const { most = MOST } = props;
  const { open, ok, within, unknown } = sortedSeries(props.series, props.isKept);
  return (
    <>
      <Grid {...props} series={open.slice(0, most)} />
      <Folded {...props} series={open.slice(most)} name={`${plural(open.length - most, "more chart")} of what moved`} />
      <Folded {...props} series={ok} name={`${ok.length} unchanged, ok`} />
      <Folded {...props} series={within} name={`${within.length} more shown, within chance of people`} />
      {unknown.length > 0 && (
        <ul className="mt-3 max-w-[72ch] text-meta text-muted">
          {unknown.map((one) => (
            <li key={`${one.metric} ${one.slice}`} className="flex gap-1.5 py-0.5">
              <span className="hatched mt-1 size-2.5 shrink-0" aria-hidden />
              <span>
                {seriesName(one)}: unknown. {reasonOf(one)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
