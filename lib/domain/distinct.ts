import { select } from "./summary/incidence.ts";
import { type Summary, summarise } from "./summary/summary.ts";

/** The same generation with one sample per content: what it says, however often it says it. Exact up to the incidence bound. */
export function distinctContents(of: Summary): Summary {
  const seen = new Set<string>();
  const keep = of.incidence.content.flatMap((content, at) => {
    if (seen.has(content)) return [];
    seen.add(content);
    return [{ source: 0, at }];
  });
  return summarise(of.tokenizer, select([of.incidence], keep), of.texts);
}
