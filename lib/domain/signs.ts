import type { Judged } from "./judge.ts";
import type { Verdict } from "./judgement.ts";
import type { Role } from "./metrics/define.ts";

/** The groups of evidence that the decision table reads (statistics.md 6, 12). Tail `absent`: there is no catalogue. */
export interface Signs {
  tail: "lost" | "kept" | "unknown" | "absent";
  /** `absent`: so few kinds of events that their number means nothing (a handful of labels). */
  richness: "low" | "kept" | "unknown" | "absent";
  richnessVerdict: Verdict;
  isTailBreached: boolean;
  /** Rare words beyond a line while it surely says more kinds of words, or more unknown ones, than people do. */
  isTailExchanged: boolean;
  isOutsideUp: boolean;
  /** `down`: surely fewer of them than people. */
  outside: "up" | "not-up" | "down" | "unknown";
  /** Drift, outside or length beyond its line. */
  isShifted: boolean;
  drift: { value: number; low: number; high: number } | null;
  repetition: Verdict;
  /** So few different contents are left that nothing else can be read from them. */
  isOneVoice: boolean;
  isEventBreached: boolean;
  isEventOk: boolean;
  /** The events are labels, so that a lost label is lost richness too. */
  isLabelled: boolean;
  isSpreadBreached: boolean;
  /** Groups at breach of: spread, compression, repetition. Two of them and the richness make a collapse late. */
  lateGroups: number;
}

const isBeyond = ({ verdict }: Judged) => verdict === "watch" || verdict === "breach";
/** What the signs need beside measurements. */
interface Counted {
  distinctContents: number;
  isLabelled: boolean;
}

/** Ratio under which the whole interval says that words outside the reference went too: resampling keeps their mass. */
const FEWER = 0.95;
/** Different contents under which a generation says nothing but copies. */
const FEW_CONTENTS = 30;
const isBreached = ({ verdict }: Judged) => verdict === "breach";

/**
 * Reads the signs from judged measurements. A breach is a loss; a watch is one when its whole interval lies beyond
 * the line, or another group is beyond its own line too: a single watch moves the verdict, not the phase.
 * Given what no measurement says: the number of different contents, and whether labels stand for words.
 */
export function signsOf(judged: readonly Judged[], { distinctContents, isLabelled }: Counted): Signs {
  const gates = judged.filter((each) => each.isGate);
  const of = (...roles: Role[]) => gates.filter(({ role }) => roles.includes(role));
  // Copies confirm no loss: the rest is read over what was said once.
  const groups = [of("tail"), of("richness"), of("outside"), of("drift")];
  const groupsBeyond = groups.filter((group) => group.some(isBeyond)).length;
  const isLost = (each: Judged) => isBreached(each) || (isBeyond(each) && (groupsBeyond > 1 || each.isSurelyBeyond));
  const [richness] = of("richness");
  const drift = of("drift")[0]?.estimate;
  return {
    tail: tailSign(of("tail"), isLost),
    richness: richnessSign(richness, isLost),
    richnessVerdict: richness?.verdict ?? "unknown",
    isTailBreached: of("tail").some(isBreached),
    isTailExchanged: of("tail").some(isBeyond) && of("richness", "outside").some(isSurelyMore),
    isOutsideUp: of("outside").some(isBeyond),
    outside: outsideSign(of("outside")),
    isShifted: of("outside", "drift", "length").some(isBeyond),
    drift: drift?.kind === "value" ? { value: drift.value, low: drift.low, high: drift.high } : null,
    repetition: worstOf(of("repetition")),
    isOneVoice: distinctContents < FEW_CONTENTS,
    isEventBreached: of("event").some(isBreached),
    isEventOk: of("event").some(({ verdict }) => verdict === "ok"),
    isLabelled,
    isSpreadBreached: of("spread", "compression").some(isBreached),
    lateGroups: [of("spread"), of("compression"), of("repetition")].filter((group) => group.some(isBreached)).length,
  };
}

const isTooFew = ({ estimate }: Judged) => estimate.kind === "unknown" && estimate.reason === "too-few-events";

const isSurelyMore = ({ estimate }: Judged) => estimate.kind === "value" && estimate.low > 1;

function richnessSign(richness: Judged | undefined, isLost: (each: Judged) => boolean): Signs["richness"] {
  if (!richness) return "unknown";
  if (isTooFew(richness)) return "absent";
  if (isLost(richness)) return "low";
  return richness.verdict === "unknown" ? "unknown" : "kept";
}

function worstOf(judged: readonly Judged[]): Verdict {
  const verdicts = judged.map(({ verdict }) => verdict);
  return (["breach", "watch", "ok"] as const).find((each) => verdicts.includes(each)) ?? "unknown";
}

function outsideSign(outside: readonly Judged[]): Signs["outside"] {
  if (outside.some(isBeyond)) return "up";
  if (outside.some(({ estimate }) => estimate.kind === "value" && estimate.high < FEWER)) return "down";
  return outside.some(({ verdict }) => verdict === "ok") ? "not-up" : "unknown";
}

/** The tail is kept if one of its strata is ok and none is lost. */
function tailSign(tail: readonly Judged[], isLost: (each: Judged) => boolean): Signs["tail"] {
  if (tail.every(isTooFew)) return "absent";
  if (tail.some(isLost)) return "lost";
  return tail.some(({ verdict }) => verdict === "ok") ? "kept" : "unknown";
}
