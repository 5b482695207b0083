import type { StratumVerification, TicketVerification } from "../verify/verification.ts";
import { outcomeOf } from "../verify/verify.ts";
import { count, generationName, percent, sliceWords } from "./format.ts";

const CAUSE_WORDS: Record<NonNullable<TicketVerification["cause"]>, string> = {
  "too-little": "Fewer human samples went into training than were needed.",
  decoding: "Decoding still removes the tail: change it, then inject.",
  "no-rise": "The data went in and the stratum did not come back: was the generation trained on the bundle?",
};

/** Why a ticket was reopened; null where it was not. */
export const causeWords = ({ cause }: Pick<TicketVerification, "cause">) =>
  cause === null ? null : CAUSE_WORDS[cause];

/** What became of one stratum: "rare words seen once rose from 71% at g4 to 93% at g5". */
export function stratumOutcomeWords({ stratum, before, after, outcome, more }: StratumVerification): string {
  const name = sliceWords(stratum);
  if (outcome === "unknown") return `${name} could not be told`;
  const figures =
    before && after
      ? ` from ${percent(before.value)} at ${generationName(before.index)} to ${percent(after.value)} at ${generationName(after.index)}`
      : "";
  if (outcome === "recovered") return `${name} rose${figures}`;
  const missing = more ? `, ${count(more)} more human samples are missing` : "";
  return `${name} did not come back${figures === "" ? "" : ` (${figures.trim()})`}${missing}`;
}

/** A verification in one or two sentences. */
export function verificationWords(verification: TicketVerification): string {
  const said = verification.strata.map(stratumOutcomeWords).join("; ");
  const cause = causeWords(verification);
  const waits = outcomeOf(verification) === "unknown" ? " The next generation decides." : "";
  return `${said}.${waits}${cause === null ? "" : ` ${cause}`}`;
}
