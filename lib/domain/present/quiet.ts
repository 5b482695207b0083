import { isJudged } from "./judged.ts";
import { byHarm } from "./status.ts";
import type { SeriesView } from "./views/series.ts";

/** Series of a group, sorted into what a reader has to see and what can be folded. */
export interface SortedSeries {
  /** Worst judged first, then what is only shown. */
  open: SeriesView[];
  /** Judged, and ok at every generation. */
  ok: SeriesView[];
  /** Only shown, and at every generation within chance of people. */
  within: SeriesView[];
  /** Known at no generation. */
  unknown: SeriesView[];
}

/**
 * Sorts series for a page: what changed stays open, what did not is folded. The first series of a group stays open
 * whatever it says, so that no group is empty; so do those that `isKept` names.
 */
export function sortedSeries(
  series: readonly SeriesView[],
  isKept: (one: SeriesView) => boolean = () => false,
): SortedSeries {
  const known = series.filter(({ points }) => points.some(({ estimate }) => estimate.kind === "value"));
  const isOk = (one: SeriesView) => isJudged(one) && one.points.every(({ verdict }) => verdict === "ok");
  const isWithin = (one: SeriesView) => !isJudged(one) && one.points.every((point) => holdsIdeal(one, point));
  const changed = known.filter((one) => isKept(one) || (!isOk(one) && !isWithin(one)));
  const open = (changed.length > 0 ? changed : known.slice(0, 1)).toSorted(worstFirst);
  const isFolded = (one: SeriesView) => !open.includes(one);
  return {
    open,
    ok: known.filter(isOk).filter(isFolded),
    within: known.filter(isWithin).filter(isFolded),
    unknown: series.filter((one) => !known.includes(one)),
  };
}

function holdsIdeal({ ideal, worseWhen }: SeriesView, { estimate }: SeriesView["points"][number]): boolean {
  if (estimate.kind === "unknown") return true;
  return worseWhen === "lower" ? estimate.high >= ideal : estimate.low <= ideal;
}

function worstFirst(a: SeriesView, b: SeriesView): number {
  const verdict = (series: SeriesView) => series.points.at(-1)?.verdict ?? "unknown";
  return Number(isJudged(b)) - Number(isJudged(a)) || (isJudged(a) ? byHarm(verdict(a), verdict(b)) : 0);
}
