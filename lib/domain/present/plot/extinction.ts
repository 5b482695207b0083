import { count, generationName, percent, plural } from "../format.ts";
import type { TimelineRow, TimelineView } from "../views/tail.ts";
import { box, type Mark, type Plot } from "./marks.ts";

const LEFT = 168;
const TOP = 24;
const ROW = 18;
const SURPRISE = 0.95;

/** What one cell of the timeline shows. */
export type Sighting = "seen" | "unexpectedly-unseen" | "unseen";

/** Reads one cell: unseen counts as surprising only when humans would have shown it (chance ≥ .95 at this size). */
export function sighting(row: TimelineRow, at: number): Sighting {
  if ((row.seen[at] ?? 0) > 0) return "seen";
  return (row.chance[at] ?? 0) >= SURPRISE ? "unexpectedly-unseen" : "unseen";
}

/** Generation in which the event was last seen, null if never. */
export function lastSeen(row: TimelineRow, index: readonly number[]): number | null {
  const at = row.seen.findLastIndex((seen) => seen > 0);
  return index[at] ?? null;
}

function strength(row: TimelineRow, samples: number, at: number): number {
  const rate = samples === 0 ? 0 : (row.seen[at] ?? 0) / samples;
  const share = row.humanRate === 0 ? 1 : rate / row.humanRate;
  return share >= 0.9 ? 0.85 : share >= 0.6 ? 0.6 : share >= 0.3 ? 0.38 : 0.2;
}

function cell(view: TimelineView, row: TimelineRow, at: number, x: number, y: number, width: number): Mark[] {
  const index = view.index[at] ?? 0;
  const seen = row.seen[at] ?? 0;
  const samples = view.samples[at] ?? 0;
  const title = `${row.event}, ${generationName(index)}: in ${count(seen)} of ${plural(samples, "sample")}; people would show it with ${percent(row.chance[at] ?? 0)} in as many words`;
  const wasGone = at > 0 && (row.seen[at - 1] ?? 0) === 0 && row.seen.slice(0, at).some((earlier) => earlier > 0);
  switch (sighting(row, at)) {
    case "seen": {
      const drawn: Mark[] = [
        { kind: "path", d: box(x, y, width, ROW - 4), fill: "ink", opacity: strength(row, samples, at), title },
      ];
      if (wasGone) drawn.push({ kind: "path", d: box(x + 1, y + 1, width - 2, ROW - 6), stroke: "bg", width: 1.5 });
      if (lastSeen(row, view.index) === index && at < view.index.length - 1)
        drawn.push({
          kind: "path",
          d: box(x + width - 2.5, y - 1, 2.5, ROW - 2),
          fill: "ink",
          title: `last seen ${title}`,
        });
      return drawn;
    }
    case "unexpectedly-unseen":
      return [
        { kind: "path", d: box(x + 0.75, y + 0.75, width - 1.5, ROW - 5.5), stroke: "breach", width: 1.5, title },
      ];
    case "unseen":
      return [{ kind: "path", d: box(x + width / 2 - 1, y + ROW / 2 - 3, 2, 2), fill: "muted", title }];
  }
}

function clipped(event: string): string {
  const letters = [...event];
  return letters.length <= 24 ? event : `${letters.slice(0, 23).join("")}…`;
}

/**
 * Event × generation: when was it last seen? Ink by rate against human, outline where its absence surprises.
 * Given up to 60 rows. Returns marks; the height follows the rows.
 */
export function extinctionPlot(view: TimelineView, title: string): Plot {
  const step = Math.max(14, Math.min(46, Math.floor(552 / Math.max(1, view.index.length))));
  const marks: Mark[] = view.index.map((index, at) => ({
    kind: "text",
    x: LEFT + (at + 0.5) * step,
    y: TOP - 10,
    text: generationName(index),
    anchor: "middle",
    tone: "muted",
  }));
  let surprising = 0;
  view.rows.forEach((row, line) => {
    const y = TOP + line * ROW;
    marks.push({ kind: "text", x: LEFT - 10, y: y + ROW - 7, text: clipped(row.event), anchor: "end", size: 12 });
    view.index.forEach((_, at) => {
      if (sighting(row, at) === "unexpectedly-unseen") surprising++;
      marks.push(...cell(view, row, at, LEFT + at * step + 1, y, step - 2));
    });
  });
  return {
    width: LEFT + step * view.index.length + 8,
    height: TOP + view.rows.length * ROW + 4,
    title,
    description: `${plural(view.rows.length, "event")} over ${plural(view.index.length, "generation")}; ${plural(surprising, "cell")} unseen though expected.`,
    marks,
  };
}
