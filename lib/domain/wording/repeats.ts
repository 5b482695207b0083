import { nearClasses } from "../comparison/near-copies.ts";
import type { WordingDetail } from "../judgement.ts";
import { totalsOf } from "../stats/left-out.ts";
import { contentHash } from "../summary/hash-counts.ts";
import type { Incidence } from "../summary/incidence.ts";
import type { Summary } from "../summary/summary.ts";

/** Examples shown of each kind, and characters shown of a text. */
const SHOWN = 8;
export const LONGEST_EXAMPLE = 400;
/** Members of a class among which the closest two are looked for. */
const MEMBERS = 12;

/**
 * The contents that come most often, with their copies. Given a generation. Returns at most eight, of the contents whose
 * text is kept, most copies first; the counts are over all contents. O(contents).
 */
export function commonestCopies({ contents, texts }: Pick<Summary, "contents" | "texts">): WordingDetail["duplicates"] {
  const textOf = new Map(texts.map(({ content, text }) => [contentHash(content), text]));
  const copied = Array.from(totalsOf(contents), (copies, i) => ({ hash: contents.hash[i] ?? 0, copies }))
    .filter(({ copies }) => copies > 1)
    .sort((a, b) => b.copies - a.copies || a.hash - b.hash);
  const shown = copied.flatMap(({ hash, copies }) => {
    const text = textOf.get(hash);
    return text === undefined ? [] : [{ text: text.slice(0, LONGEST_EXAMPLE), copies }];
  });
  return {
    contents: copied.length,
    samples: copied.reduce((sum, { copies }) => sum + copies, 0),
    shown: shown.slice(0, SHOWN),
  };
}

/**
 * Samples that nearly repeat each other, two of each class side by side: those with most words in common. Given a
 * generation. Returns at most eight pairs, of classes whose texts are kept, the largest first. Cost as nearClasses.
 */
export function nearPairs({ incidence, texts }: Pick<Summary, "incidence" | "texts">): WordingDetail["nearCopies"] {
  const textOf = new Map(texts.map(({ content, text }) => [content, text]));
  const classes = membersOf(nearClasses([incidence]))
    .map((members) => ({ members, different: firstOfEachContent(members, incidence) }))
    .filter(({ different }) => different.length > 1)
    .sort((a, b) => b.members.length - a.members.length || (a.members[0] ?? 0) - (b.members[0] ?? 0));
  const shown: WordingDetail["nearCopies"]["shown"] = [];
  for (const { members, different } of classes) {
    if (shown.length === SHOWN) break;
    const kept = different.filter((i) => textOf.has(incidence.content[i] ?? "")).slice(0, MEMBERS);
    const pair = closestPair(kept, incidence);
    if (!pair) continue;
    const text = (i: number) => (textOf.get(incidence.content[i] ?? "") ?? "").slice(0, LONGEST_EXAMPLE);
    shown.push({ texts: [text(pair.a), text(pair.b)], common: pair.common, samples: members.length });
  }
  return {
    classes: classes.length,
    samples: classes.reduce((sum, { members }) => sum + members.length, 0),
    shown,
  };
}

/** Samples by class, of the classes that have several. */
function membersOf(classes: Uint32Array): number[][] {
  const members = new Map<number, number[]>();
  classes.forEach((own, i) => {
    const list = members.get(own);
    if (list) list.push(i);
    else members.set(own, [i]);
  });
  return Array.from(members.values()).filter((list) => list.length > 1);
}

function firstOfEachContent(members: readonly number[], { content }: Incidence): number[] {
  const seen = new Set<string>();
  return members.filter((i) => {
    const own = content[i] ?? "";
    const isNew = !seen.has(own);
    seen.add(own);
    return isNew;
  });
}

function closestPair(of: readonly number[], from: Incidence): { a: number; b: number; common: number } | null {
  let best: { a: number; b: number; common: number } | null = null;
  for (const [k, a] of of.entries()) {
    for (const b of of.slice(k + 1)) {
      const common = resemblance(from, a, b);
      if (!best || common > best.common) best = { a, b, common };
    }
  }
  return best;
}

/** Share of the different words of two samples that both hold (Jaccard). */
function resemblance({ start, word }: Incidence, a: number, b: number): number {
  const own = new Set(word.subarray(start[a], start[a + 1]));
  const other = word.subarray(start[b], start[b + 1]);
  const common = other.reduce((sum, each) => sum + (own.has(each) ? 1 : 0), 0);
  return common / Math.max(1, own.size + other.length - common);
}
