import { samplesOf } from "./summary/count-table.ts";
import type { Summary } from "./summary/summary.ts";

/** Whether two sides hold exactly the same contents, copies included. O(contents). */
export function isIdenticalContent(a: Summary, b: Summary): boolean {
  if (a.samples !== b.samples || a.contents.names.length !== b.contents.names.length) return false;
  return a.contents.names.every(
    (name, i) => name === b.contents.names[i] && samplesOf(a.contents, i) === samplesOf(b.contents, i),
  );
}

/** The contents of a side and their copies as one text: its hash names the side, whatever the order or cut of the upload. */
export function contentsText(side: Summary): string {
  return side.contents.names.map((name, i) => `${name}:${samplesOf(side.contents, i)}`).join("\n");
}
