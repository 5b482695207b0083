import { generationName } from "../format.ts";
import type { SeriesView } from "../views/series.ts";
import { at, type Mark, polyline } from "./marks.ts";
import type { Scale } from "./scale.ts";

/** The series as a line, broken where a generation is missing or unknown, and where another reference began. */
export function run(series: SeriesView, x: Scale, y: Scale): string {
  const line = series.points.map((point, i) => {
    if (point.estimate.kind === "unknown") return [null];
    const previous = series.points[i - 1];
    const isGap = previous !== undefined && !series.isThinned && previous.index !== point.index - 1;
    const here = [x.at(point.index), y.at(point.estimate.value)] as const;
    return isGap || beginsAnew(series, previous?.index, point.index) ? [null, here] : [here];
  });
  return polyline(line.flat());
}

const beginsAnew = ({ newReference = [] }: SeriesView, before: number | undefined, index: number) =>
  before !== undefined && newReference.some((first) => before < first && first <= index);

/** A tick where another reference began: numbers on both sides of it are not compared. `labelled`: with its words. */
export function newReferenceMarks(
  { newReference = [] }: SeriesView,
  x: Scale,
  { top, bottom, labelled }: { top: number; bottom: number; labelled: boolean },
): Mark[] {
  return newReference.flatMap((index): Mark[] => {
    const place = at(x.at(index - 0.5));
    const title = `From ${generationName(index)} on read against a new reference, which holds injected human samples too.`;
    const tick: Mark = { kind: "path", d: `M${place} ${top}V${bottom}`, stroke: "muted", width: 1, dash: "1 3", title };
    const words: Mark = { kind: "text", x: place + 4, y: bottom - 4, text: "new reference", tone: "muted" };
    return labelled ? [tick, words] : [tick];
  });
}
