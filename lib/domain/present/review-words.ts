import { metricOf } from "../metrics/registry.ts";
import type { TicketVerification } from "../verify/verification.ts";
import { count, deltaWords, fixed, generationName, interval, percent, plural, quantity, sliceWords } from "./format.ts";
import type {
  FrozenReview,
  Movement,
  ReviewActivity,
  ReviewChange,
  ReviewFigure,
  ReviewLineage,
  ReviewTicket,
} from "./views/frozen-review.ts";
import type { WeeklyReview } from "./views/review.ts";

/** What each movement is called. */
export const MOVEMENT_WORDS: Record<Movement, string> = {
  worse: "worse",
  unknown: "became unknown",
  new: "new here",
  better: "better",
  same: "the same",
};

/** The three numbers of a review. */
export function reviewNumbers({
  inBreach,
  lineages,
  waiting,
  verified,
  closed,
}: {
  inBreach: number;
  lineages: number;
  waiting: number;
  verified: number;
  closed: number;
}): { value: string; name: string }[] {
  return [
    { value: `${count(inBreach)} of ${count(lineages)}`, name: "lineages in breach" },
    { value: count(waiting), name: waiting === 1 ? "decision waits" : "decisions wait" },
    closed === 0
      ? { value: "none", name: "of the tickets is closed yet" }
      : { value: `${count(verified)} of ${count(closed)}`, name: "closed tickets verified" },
  ];
}

/** Worse, better and unknown in one line: "2 lineages are worse, 1 is better, 1 became unknown than at 2026-W46." */
export function changesSentence(changes: readonly ReviewChange[], against: string | null): string {
  const of = (movement: Movement) => changes.filter((each) => each.movement === movement).length;
  const since = against === null ? "than at the generation before" : `than at ${against}`;
  const unknown = of("unknown");
  const gone = unknown === 0 ? "" : ` ${plural(unknown, "lineage")} became unknown.`;
  const moved = (["worse", "better"] as const).filter((each) => of(each) > 0);
  if (moved.length === 0) return `No lineage is worse ${since}.${gone}`;
  const parts = moved.map((each, at) => {
    const subject = at === 0 ? plural(of(each), "lineage") : count(of(each));
    return `${subject} ${of(each) === 1 ? "is" : "are"} ${each}`;
  });
  return `${parts.join(", ")} ${since}.${gone}`;
}

/** A figure with its interval and n: "71% (66-76%), n = 2,500"; null where it could not be told. */
export function figureWords({ metric, value, low, high, n }: ReviewFigure): string | null {
  if (value === null || low === null || high === null) return null;
  const shown = interval({ value, low, high }, metricOf(metric).unit);
  return `${shown.value} (${shown.interval}${n === null ? "" : `, n = ${count(n)}`})`;
}

/** Name of a figure: "Tail retention, words seen once". */
export function figureName({ metric, slice }: Pick<ReviewFigure, "metric" | "slice">): string {
  const { label } = metricOf(metric);
  return slice === "all" ? label : `${label}, ${sliceWords(slice)}`;
}

/** The leading figure against then: "was 82%: −11 points, worse". */
export function againstThen({ figure, from }: ReviewChange): string {
  if (from === null) return "not reviewed before";
  const at = `${from.verdict} at ${generationName(from.index)}`;
  if (figure === null || figure.value === null || figure.previous === null) return at;
  const { unit, worseWhen } = metricOf(figure.metric);
  return `${at}, ${quantity(figure.previous, unit)}: ${deltaWords(figure.value - figure.previous, worseWhen, unit)}`;
}

/** The leading figure against people, generation 0: "−29 points, worse". */
export function againstHuman({ figure }: ReviewChange): string {
  if (figure === null || figure.value === null) return "cannot be told";
  const { unit, worseWhen } = metricOf(figure.metric);
  return deltaWords(figure.value - figure.human, worseWhen, unit);
}

/** What the week cost in attention: fired, resolved, how soon taken, and how much of the false-alarm budget is used. */
export function activityWords({
  fired,
  resolved,
  minutesToAcknowledge,
  falseAlarms,
  generationsClosed,
}: ReviewActivity): string[] {
  const taken =
    minutesToAcknowledge === null ? "none taken yet" : `taken after ${durationWords(minutesToAcknowledge)} (median)`;
  const { expected, budget, looks } = falseAlarms;
  return [
    `${plural(generationsClosed, "generation")} closed`,
    `${plural(fired.length, "alert")} fired${fired.length === 0 ? "" : `, ${taken}`}`,
    `${count(resolved.length)} resolved`,
    `false alarms to be expected: ${fixed(expected, 2)} of the ${fixed(budget, 1)} that a year may bring (${plural(looks, "judgement")})`,
  ];
}

/** Writes a duration: "12 min", "5 h", "3 d". */
export function durationWords(minutes: number): string {
  if (minutes < 1) return "under a minute";
  if (minutes < 120) return `${count(minutes)} min`;
  return minutes < 2_880 ? `${count(minutes / 60)} h` : `${count(minutes / 1_440)} d`;
}

/** What the generation after an injection showed of one ticket: before and after, or that it is not there yet. */
export function outcomeWords({ state, verification }: Pick<ReviewTicket, "state" | "verification">): string {
  if (verification === null) return state;
  return `${state} at ${generationName(verification.index)}: ${verification.strata.map(stratumOutcome).join("; ")}`;
}

function stratumOutcome({ stratum, before, after }: TicketVerification["strata"][number]): string {
  const written = (value: number | undefined) => (value === undefined ? "unknown" : percent(value));
  return `${sliceWords(stratum)} ${written(before?.value)} to ${written(after?.value)}`;
}

/** The live overview as its three numbers. */
export function liveNumbers(review: WeeklyReview): { value: string; name: string }[] {
  return reviewNumbers({
    inBreach: review.inBreach,
    lineages: review.rows.length,
    waiting: review.decisions.length + review.moreDecisions,
    verified: review.ticketsVerified,
    closed: review.ticketsClosed,
  });
}

/**
 * What was re-judged or changed since a review was frozen, a sentence each; empty when all is as it was.
 * Given the frozen document, and lineages and tickets of today.
 */
export function sinceFrozen(
  document: FrozenReview,
  today: { lineages: readonly ReviewLineage[]; tickets: readonly Pick<ReviewTicket, "key" | "state">[] },
): string[] {
  return [
    ...document.lineages.flatMap((then) =>
      lineageSince(
        then,
        today.lineages.find(({ slug }) => slug === then.slug),
      ),
    ),
    ...document.tickets.flatMap(({ key, state }) => {
      const now = today.tickets.find((each) => each.key === key);
      if (now === undefined) return [`${key} is not there any more.`];
      return now.state === state ? [] : [`${key} was ${state} and is ${now.state}.`];
    }),
  ];
}

function lineageSince(then: ReviewLineage, now: ReviewLineage | undefined): string[] {
  if (now === undefined) return [`${then.name} is not listed any more.`];
  const [before, after] = [then.policiesInForce, now.policiesInForce];
  const policies = before === after ? [] : [`${then.name}: policies are version ${after} now, ${before} was in force.`];
  if (now.index === null || (now.index === then.index && now.revision === then.revision)) return policies;
  const verdict = then.verdict === now.verdict ? now.verdict : `${then.verdict} became ${now.verdict}`;
  const index = generationName(now.index);
  const judged = now.index === then.index ? `${index} was judged again` : `judged up to ${index} since`;
  return [`${then.name}: ${judged}, ${verdict}.`, ...policies];
}
