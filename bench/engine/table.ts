import type { Figure } from "./part.ts";

const HEAD = ["what", "seconds", "MB above idle", "floor", "ratio", "goal", ""] as const;

/** Figures as lines of aligned columns, a note under its line. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, seconds, rssAboveIdleMb, floor, ratio, goal }) => [
    name,
    seconds.toFixed(3),
    rssAboveIdleMb.toFixed(0),
    floor ? `${floor.name} ${floor.seconds.toFixed(3)} s` : "",
    ratio === undefined ? "" : ratio.toFixed(2),
    goal?.text ?? "",
    goal === null ? "" : goal.isMet ? "met" : "MISSED",
  ]);
  const widths = HEAD.map((head, c) => Math.max(head.length, ...rows.map((row) => (row[c] ?? "").length)));
  const line = (cells: readonly string[]) => cells.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join("  ");
  const body = rows.flatMap((row, r) => [line(row), ...(figures[r]?.note ? [`    ${figures[r]?.note}`] : [])]);
  return `${[line(HEAD), ...body].map((each) => each.trimEnd()).join("\n")}\n`;
}
