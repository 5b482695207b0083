import type { TimelineColumn } from "./timeline.ts";

/** What came before a generation, as far as its judgement reads it. */
export interface History {
  /** Its own index: places on the axis, gaps included. */
  index: number;
  /** Columns of earlier generations judged against the same reference, by index ascending. */
  earlier: readonly TimelineColumn[];
  /** First generation of the present run: the newest of g1, an accepted baseline, an injection (statistics.md 7). */
  since: number;
}

/** Generations before this one whose declared events are counted together with its own: the last three in all. */
const POOLED_BEFORE = 2;

/** The generations whose declared events are pooled with this one's, oldest first. */
export const pooledBefore = (history: History | undefined) => history?.earlier.slice(-POOLED_BEFORE) ?? [];

/** The earlier generations of the present run, which a trend is read over. */
export const presentRun = ({ earlier, since }: History) => earlier.filter(({ index }) => index >= since);
