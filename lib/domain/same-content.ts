import { totalsOf } from "./stats/left-out.ts";
import type { Summary } from "./summary/summary.ts";

/** Whether two sides hold exactly the same contents, copies included. O(contents). */
export function isIdenticalContent(a: Summary, b: Summary): boolean {
  if (a.samples !== b.samples || a.fingerprint.some((sum, lane) => sum !== b.fingerprint[lane])) return false;
  return contentsText(a) === contentsText(b);
}

/**
 * The contents of a side and their copies as one text: its hash names the side, whatever the order or cut of the upload.
 * Of more contents than are kept, the sums over all of them tell what the kept ones cannot.
 */
export function contentsText({
  contents,
  samples,
  fingerprint,
}: Pick<Summary, "contents" | "samples" | "fingerprint">) {
  const copies = totalsOf(contents);
  return [samples, ...fingerprint, ...Array.from(contents.hash, (hash, i) => `${hash}:${copies[i]}`)].join("\n");
}
