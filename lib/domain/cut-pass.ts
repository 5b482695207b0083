import type { Judged } from "./judge.ts";
import type { Role } from "./metrics/define.ts";

/** Read with all sides cut to one length once lengths differ: they are evidence of subject, not of loss. */
const FROM_THE_CUT: readonly Role[] = ["drift", "outside"];
/** Losses that count only when texts of one length show them too. */
const SHOWN_BY_BOTH: readonly Role[] = ["tail", "richness", "spread", "compression"];

const isRejected = ({ verdict }: Judged) => verdict === "watch" || verdict === "breach";
const RANK = { unknown: 0, ok: 0, watch: 1, breach: 2 } as const;

/** Whether a difference of length may have made a loss, or a drift, that is none. */
export const needsCutPass = (judged: readonly Judged[]) =>
  judged.some((each) => each.isGate && isRejected(each) && each.role !== "length" && each.role !== "event");

/**
 * What whole texts and texts cut alike both show (statistics.md 12.11): of a loss the milder verdict, drift and outside
 * mass as the cut texts tell them. Given the cut pass, or nothing where no text was kept: a loss is then unknown.
 */
export function shownByBoth(judged: readonly Judged[], cut: readonly Judged[]): Judged[] {
  return judged.map((each) => {
    const other = cut.find(({ metric, slice }) => metric === each.metric && slice === each.slice);
    if (FROM_THE_CUT.includes(each.role)) return other?.estimate.kind === "value" ? other : each;
    if (!SHOWN_BY_BOTH.includes(each.role) || !isRejected(each)) return each;
    if (!other) return { ...each, verdict: "unknown", isSurelyBeyond: false };
    return RANK[other.verdict] < RANK[each.verdict] ? other : each;
  });
}
