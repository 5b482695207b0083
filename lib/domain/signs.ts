import type { Judged } from "./judge.ts";
import type { Verdict } from "./judgement.ts";
import type { Role } from "./metrics/define.ts";

/** The groups of evidence that the decision table reads (statistics.md 6, 12). `absent`: there is no catalogue. */
export interface Signs {
  tail: "lost" | "kept" | "unknown" | "absent";
  richness: "low" | "kept" | "unknown";
  richnessVerdict: Verdict;
  isOutsideUp: boolean;
  /** Drift, outside or length beyond its line. */
  isShifted: boolean;
  drift: { value: number; low: number; high: number } | null;
  repetition: Verdict;
  /** So few different contents are left that nothing else can be read from them. */
  isOneVoice: boolean;
  isEventBreached: boolean;
  isSpreadBreached: boolean;
  /** Groups at breach of: spread, compression, repetition. Two of them and the richness make a collapse late. */
  lateGroups: number;
}

const isBeyond = ({ verdict }: Judged) => verdict === "watch" || verdict === "breach";
/** Different contents under which a generation says nothing but copies. */
const FEW_CONTENTS = 30;
const isBreached = ({ verdict }: Judged) => verdict === "breach";

/**
 * Reads the signs from judged measurements. A breach is a loss; a watch is one when its whole interval lies beyond
 * the line, or another group is beyond its own line too: a single watch moves the verdict, not the phase.
 * Given the number of different contents.
 */
export function signsOf(judged: readonly Judged[], distinctContents: number): Signs {
  const gates = judged.filter((each) => each.isGate);
  const of = (...roles: Role[]) => gates.filter(({ role }) => roles.includes(role));
  const groups = [of("tail"), of("richness"), of("outside"), of("drift"), of("repetition")];
  const groupsBeyond = groups.filter((group) => group.some(isBeyond)).length;
  const isLost = (each: Judged) => isBreached(each) || (isBeyond(each) && (groupsBeyond > 1 || each.isSurelyBeyond));
  const [richness] = of("richness");
  const drift = of("drift")[0]?.estimate;
  return {
    tail: tailSign(of("tail"), isLost),
    richness:
      !richness || (richness.verdict === "unknown" && !isLost(richness))
        ? "unknown"
        : isLost(richness)
          ? "low"
          : "kept",
    richnessVerdict: richness?.verdict ?? "unknown",
    isOutsideUp: of("outside").some(isBeyond),
    isShifted: of("outside", "drift", "length").some(isBeyond),
    drift: drift?.kind === "value" ? { value: drift.value, low: drift.low, high: drift.high } : null,
    repetition: of("repetition")[0]?.verdict ?? "unknown",
    isOneVoice: distinctContents < FEW_CONTENTS,
    isEventBreached: of("event").some(isBreached),
    isSpreadBreached: of("spread", "compression").some(isBreached),
    lateGroups: [of("spread"), of("compression"), of("repetition")].filter((group) => group.some(isBreached)).length,
  };
}

/** The tail is kept if one of its strata is ok and none is lost. */
function tailSign(tail: readonly Judged[], isLost: (each: Judged) => boolean): Signs["tail"] {
  if (
    tail.length === 0 ||
    tail.every(({ estimate }) => estimate.kind === "unknown" && estimate.reason === "too-few-events")
  ) {
    return "absent";
  }
  if (tail.some(isLost)) return "lost";
  return tail.some(({ verdict }) => verdict === "ok") ? "kept" : "unknown";
}
