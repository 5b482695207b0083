import type { Cell } from "./sheet.ts";

const LINE_POINTS = 15;

/** Lines a text takes when it is broken between words at a width in characters. */
export function linesAt(text: string, width: number): number {
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let left = 0;
    for (const word of paragraph.split(" ")) {
      if (word.length + 1 <= left) {
        left -= word.length + 1;
        continue;
      }
      const own = Math.max(1, Math.ceil(word.length / width));
      lines += own;
      left = own * width - word.length;
    }
  }
  return Math.max(1, lines);
}

/**
 * Height of a row in points that shows all of its wrapped texts. Written out because not every program measures rows
 * when it opens a file. Given the cells and the widths of their columns in characters.
 */
export function rowHeight(cells: readonly Cell[], widths: readonly number[]): number {
  const lines = cells.map((cell, at) => (typeof cell === "string" ? linesAt(cell, (widths[at] ?? 10) - 2) : 1));
  return LINE_POINTS * Math.max(1, ...lines) + 1;
}
