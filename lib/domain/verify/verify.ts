import { type Comparison, compare, type Reference } from "../comparison/comparison.ts";
import { stratumQuantity } from "../injection-size.ts";
import type { InjectionQuantity, Measurement, Mechanism } from "../judgement.ts";
import { isDecodingBiased } from "../plan/decoding.ts";
import { HELD } from "../plan/quantity.ts";
import { normalCdf } from "../stats/normal.ts";
import { type Pair, RISE_ALPHA, riseOf } from "./rise.ts";
import { isCounted, isOfWords, isRateLed, judgedOn, judgedReading, readingOf } from "./stratum.ts";
import type { Reading, StratumVerification, TicketVerification } from "./verification.ts";

/** A ticket as far as its verification goes. `humanSamples`: those that went into training, of those that it asked for. */
export interface VerifiedTicket {
  quantities: readonly InjectionQuantity[];
  wanted: number;
  humanSamples: number;
}

/** The generation that opened the ticket (this round of it) and the one that was trained on the bundle, each with its judgement. */
export interface VerifyInput {
  /** The reference that the quantities were computed against. */
  reference: Reference;
  pair: Pair;
  index: { before: number; after: number };
  judged: { before: readonly Measurement[]; after: readonly Measurement[] };
  mechanism: Mechanism | null;
  massShareOfLoss: { value: number } | null;
  ticket: VerifiedTicket;
  /** Samples of the next bundle. */
  bundle: number;
  seed: string;
}

/** A verification, and what the ticket asks for when it is reopened. */
export interface Verified {
  verification: TicketVerification;
  quantities: InjectionQuantity[];
}

/**
 * Verifies a ticket by the generation that was trained on its bundle (statistics.md 9): a stratum recovered when it rose
 * against the generation that opened the ticket (one-sided, p ≤ .05) and its own judgement is no breach; did not, when it
 * did not rise or is in breach; and is unknown when neither judgement nor pair could tell. Both generations are read against the reference
 * of the ticket; the judgement is that of the reference in force, which holds the injected data too.
 */
export function verifyTicket(input: VerifyInput): Verified {
  const { reference, pair, ticket } = input;
  const sides = { before: compare(reference, pair.before), after: compare(reference, pair.after) };
  const told = ticket.quantities.map((quantity) => ({ quantity, ...verified(quantity, sides, input) }));
  const missing = told.filter(({ strata }) => strata.outcome === "not-recovered").map((each) => each.again);
  const strata = told.map((each) => each.strata);
  return { verification: { index: input.index.after, strata, cause: causeOf(strata, input) }, quantities: missing };
}

/** What all strata together say: reopened as soon as one did not recover, verified only when all did. */
export function outcomeOf({ strata }: { strata: readonly StratumVerification[] }): StratumVerification["outcome"] {
  const said = new Set(strata.map(({ outcome }) => outcome));
  return said.has("not-recovered")
    ? "not-recovered"
    : said.has("unknown") || strata.length === 0
      ? "unknown"
      : "recovered";
}

interface Sides {
  before: Comparison | null;
  after: Comparison | null;
}

function verified(quantity: InjectionQuantity, sides: Sides, input: VerifyInput) {
  const { stratum, target = HELD } = quantity;
  const { index, judged } = input;
  const isRate = isRateLed(quantity);
  const isRead = isOfWords(stratum) || isCounted(stratum);
  const side = (which: "before" | "after") => {
    const comparison = sides[which];
    if (!isRead) return judgedReading(stratum, judged[which], index[which]);
    return comparison && readingOf(stratum, comparison, index[which]);
  };
  const [before, after] = [side("before"), side("after")];
  const p = isRead
    ? riseOf(input.reference, input.pair, { stratum, isRate }, input.seed)
    : riseOfReadings(before, after);
  const verdict = judgedOn(stratum, judged.after, isRate)?.verdict ?? "unknown";
  const outcome = outcomeOfStratum({ verdict, p, after, target });
  const again = outcome === "not-recovered" ? askedAgain(quantity, sides.after, input) : quantity;
  const more = outcome === "not-recovered" ? again.humanSamples : null;
  return { strata: { stratum, before, after, target, p, verdict, outcome, more }, again };
}

/**
 * What a stratum's own verdict and the pair say together. Where the judgement could not tell (few samples, or withheld because
 * words chosen for the tail look like a leaked reference) the pair alone decides, and only where it is sure.
 */
function outcomeOfStratum({
  verdict,
  p,
  after,
  target,
}: Pick<StratumVerification, "verdict" | "p" | "after" | "target">): StratumVerification["outcome"] {
  if (verdict === "breach") return "not-recovered";
  if (p === null || !after) return "unknown";
  const hasRisen = p <= RISE_ALPHA;
  if (verdict !== "unknown") return hasRisen ? "recovered" : "not-recovered";
  if (after.high < target) return "not-recovered";
  return hasRisen && after.value >= target ? "recovered" : "unknown";
}

/** Two readings that share people only: their difference over both errors (normal approximation, conservative). */
function riseOfReadings(before: Reading | null, after: Reading | null): number | null {
  if (!before || !after) return null;
  const error = ({ low, high }: Reading) => (high - low) / (2 * 1.96);
  return 1 - normalCdf((after.value - before.value) / Math.hypot(error(before), error(after)));
}

/** What the stratum needs now; where that cannot be computed anew, what it asked for. */
function askedAgain(quantity: InjectionQuantity, after: Comparison | null, input: VerifyInput): InjectionQuantity {
  const isBiased = isDecodingBiased(input.mechanism, input.massShareOfLoss);
  const next = { bundle: input.bundle, index: input.index.after, isDecodingBiased: isBiased };
  return (after && stratumQuantity(quantity.stratum, after, next)) ?? quantity;
}

function causeOf(
  strata: readonly StratumVerification[],
  { ticket, mechanism, massShareOfLoss }: VerifyInput,
): TicketVerification["cause"] {
  if (outcomeOf({ strata }) !== "not-recovered") return null;
  if (ticket.humanSamples < ticket.wanted) return "too-little";
  return isDecodingBiased(mechanism, massShareOfLoss) ? "decoding" : "no-rise";
}
