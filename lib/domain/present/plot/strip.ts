import { generationName } from "../format.ts";
import { PHASE_MARKS, STATUS } from "../status.ts";
import type { StripCell } from "../views/lineage.ts";
import { box, type Mark, type Plot, type Tone } from "./marks.ts";
import { type GenerationAxis, generationScale } from "./scale.ts";

const HEIGHT = 16;

function cell(entry: StripCell, x: number, width: number, top: number): Mark[] {
  const said = entry.verdict === null ? "" : `; ${STATUS[entry.verdict].word}`;
  const title = `${generationName(entry.index)}: ${wordsOf(entry)}${said}`;
  const whole = box(x, top, width, HEIGHT);
  if (entry.phase === null) return [{ kind: "path", d: whole, stroke: "rule", width: 1, dash: "2 2", title }];
  const mark = PHASE_MARKS[entry.phase];
  const tone = toneOf(entry, mark.token);
  const base = top + HEIGHT;
  switch (mark.fill) {
    case "outline":
      return [{ kind: "path", d: whole, stroke: tone, width: 1, title }];
    case "line":
      return [{ kind: "path", d: box(x, base - 3, width, 3), fill: tone, title }];
    case "half":
      return [{ kind: "path", d: box(x, base - HEIGHT / 2, width, HEIGHT / 2), fill: tone, title }];
    case "full":
      return [{ kind: "path", d: whole, fill: tone, title }];
    case "hatch":
      return [{ kind: "path", d: whole, fill: "hatch", stroke: tone, width: 1, title }];
    case "half-dots":
      return [dots(x, base - HEIGHT / 2, width, title)];
  }
}

/** Colour is the verdict's, so that a watch is never painted as a breach. */
function toneOf({ verdict }: StripCell, token: "ink" | "verdict" | "unknown"): Tone {
  if (token !== "verdict") return token;
  return verdict === null ? "ink" : STATUS[verdict].token;
}

function dots(x: number, top: number, width: number, title: string): Mark {
  const spots: string[] = [];
  for (let left = x + 1; left < x + width - 1; left += 4)
    spots.push(box(left, top + 1, 2, 2), box(left, top + 5, 2, 2));
  return { kind: "path", d: spots.join(""), fill: "ink", title };
}

/** What the strip says of one generation, in words. */
export function wordsOf(entry: StripCell): string {
  if (entry.phase === null) return entry.state === "open" ? "open, not judged" : "closed, being judged";
  const mechanism = entry.mechanism === null ? "" : `, ${entry.mechanism}`;
  return PHASE_MARKS[entry.phase].word + mechanism;
}

/** Runs of neighbouring generations that say the same: by default, the same phase and mechanism. */
function runs(
  cells: readonly StripCell[],
  saying: (cell: StripCell) => string = wordsOf,
): { from: number; to: number; cell: StripCell }[] {
  const found: { from: number; to: number; cell: StripCell }[] = [];
  for (const entry of cells) {
    const last = found.at(-1);
    const isSame = last?.to === entry.index - 1 && saying(last.cell) === saying(entry);
    if (last !== undefined && isSame) last.to = entry.index;
    else found.push({ from: entry.index, to: entry.index, cell: entry });
  }
  return found;
}

function labels(cells: readonly StripCell[], axis: GenerationAxis): Mark[] {
  const x = generationScale(axis);
  let free = Number.NEGATIVE_INFINITY;
  return runs(cells).flatMap((run): Mark[] => {
    const start = x.at(run.from - 0.5) + 1;
    const text = wordsOf(run.cell);
    const width = text.length * 5.6;
    const room = x.at(run.to + 0.5) - start;
    if (start < free || (width > room + 40 && run.to !== cells.at(-1)?.index)) return [];
    free = start + width + 8;
    return [{ kind: "text", x: start, y: HEIGHT + 15, text, tone: "muted" }];
  });
}

/**
 * The phase of every generation along the axis, with a word under each run.
 * `isSmall`: cells only, for a row of a table.
 */
export function stripPlot(cells: readonly StripCell[], axis: GenerationAxis, isSmall: boolean, title: string): Plot {
  const x = generationScale(axis);
  const step = x.at(1) - x.at(0);
  const gap = step > 8 ? 2 : step > 3 ? 1 : 0;
  const pieces =
    gap === 0
      ? runs(cells, (one) => `${wordsOf(one)} ${one.verdict}`)
      : cells.map((one) => ({ from: one.index, to: one.index, cell: one }));
  const marks = pieces.flatMap((piece) => {
    const width = x.at(piece.to + 0.5) - x.at(piece.from - 0.5) - gap;
    return cell(piece.cell, x.at(piece.from - 0.5) + gap / 2, width, 1);
  });
  const described = runs(cells).map((run) => {
    const span = run.from === run.to ? `g${run.from}` : `g${run.from} to g${run.to}`;
    return `${span}: ${wordsOf(run.cell)}`;
  });
  return {
    width: axis.width,
    height: isSmall ? HEIGHT + 2 : HEIGHT + 20,
    title,
    description: `${described.join("; ")}.`,
    marks: isSmall ? marks : [...marks, ...labels(cells, axis)],
  };
}
