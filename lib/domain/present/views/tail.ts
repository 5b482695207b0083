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

/** The tail explorer of one generation. */
export interface TailView {
  row: LineageRow;
  index: number;
  samples: number;
  controlSamples: number | null;
  detail: TailDetail | null;
  /** Events after filter and paging. */
  events: TailEvent[];
  matching: number;
  strata: string[];
  timeline: TimelineView | null;
  retention: SeriesView[];
  mass: SeriesView[];
  filter: TailFilter;
  complaints: string[];
}

/** Events on one page of the table. */
export const EVENTS_A_PAGE = 20;
