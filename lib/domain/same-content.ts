import { HASH_SPACE } from "./stats/name-hash.ts";
import { samplesOf } from "./summary/count-table.ts";
import type { Summary } from "./summary/summary.ts";

/** Whether two sides hold exactly the same contents, copies included. O(contents). */
export function isIdenticalContent(a: Summary, b: Summary): boolean {
  if (a.samples !== b.samples || a.fingerprint.some((sum, lane) => sum !== b.fingerprint[lane])) return false;
  const isWhole = [a, b].every(({ contents }) => contents.limit === HASH_SPACE);
  if (!isWhole) return true;
  if (a.contents.names.length !== b.contents.names.length) return false;
  return a.contents.names.every(
    (name, i) => name === b.contents.names[i] && samplesOf(a.contents, i) === samplesOf(b.contents, i),
  );
}

/** The contents of a side and their copies as one text: its hash names the side, whatever the order or cut of the upload. */
export function contentsText(side: Summary): string {
  // Of more contents than are kept, the sums over all of them tell what the kept ones cannot.
  const sums = side.contents.limit === HASH_SPACE ? "" : `${side.samples} ${side.fingerprint.join(" ")}\n`;
  return sums + side.contents.names.map((name, i) => `${name}:${samplesOf(side.contents, i)}`).join("\n");
}
