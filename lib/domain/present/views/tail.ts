import type { TailDetail, TailEvent } from "../../judgement.ts";
import type { LineageRow } from "./lineage.ts";
import type { SeriesView } from "./series.ts";

/** A followed event over the judged generations. */
export interface TimelineRow {
  event: string;
  stratum: string;
  humanRate: number;
  /** Samples that hold it, by generation of the timeline. */
  seen: number[];
  /** Human chance of at least one sighting at each generation's size. */
  chance: number[];
}

export interface TimelineView {
  index: number[];
  samples: number[];
  rows: TimelineRow[];
  total: number;
}

/** What the tail explorer filters by; every field is part of the address. */
export interface TailFilter {
  status: "lost" | "thin" | "kept" | "all";
  stratum: string | null;
  text: string;
  page: number;
}

/** The tail explorer of one generation; `tail` is null when that generation has none. */
export interface TailView {
  now: Date;
  row: LineageRow;
  index: number | null;
  samples: number;
  tail: {
    rankFrequency: TailDetail["rankFrequency"];
    counts: TailDetail["counts"];
    strata: string[];
    /** Events after filter and paging. */
    events: TailEvent[];
    matching: number;
  } | null;
  timeline: TimelineView | null;
  retention: SeriesView[];
  mass: SeriesView[];
  filter: TailFilter;
  complaints: string[];
}

/** Events on one page of the table. */
export const EVENTS_A_PAGE = 20;

/** Rows of the extinction timeline on one page. */
export const TIMELINE_ROWS = 30;

/** Newest generations that the extinction timeline shows. */
export const TIMELINE_GENERATIONS = 32;
