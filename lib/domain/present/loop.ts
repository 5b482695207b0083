import { CANNOT_JUDGE } from "../alert/cannot-judge.ts";
import type { AlertEvidence } from "../alert/evidence.ts";
import type { AlertAct, AlertState } from "../alert.ts";
import type { Role } from "../metrics/define.ts";
import type { TicketAct, TicketState } from "../ticket.ts";
import { generationName, plural, quantity, type Unit } from "./format.ts";
import { MECHANISM_WORDS } from "./glossary.ts";
import type { AlertItem, HistoryLine } from "./views/alert.ts";

/** What a person does to an alert, as its button says. */
export const ALERT_ACT_WORDS: Record<AlertAct, string> = {
  acknowledge: "Acknowledge",
  snooze: "Snooze",
  unsnooze: "End the snooze",
  resolve: "Resolve by hand",
};

/** What each state of an alert means. */
export const ALERT_STATE_WORDS: Record<AlertState, string> = {
  pending: "beyond its line, not yet for long enough to fire",
  firing: "nobody has taken it yet",
  acknowledged: "somebody has taken it",
  recovering: "better, not yet ok for long enough",
  resolved: "over",
};

/** What a person does to a ticket, as its button says. */
export const TICKET_ACT_WORDS: Record<TicketAct, string> = {
  approve: "Approve",
  collect: "Start collecting",
  inject: "Inject",
  cancel: "Cancel ticket",
};

/** What each state of a ticket means. */
export const TICKET_STATE_WORDS: Record<TicketState, string> = {
  proposed: "waits for a decision",
  approved: "decided, not begun",
  collecting: "human samples are being collected",
  injected: "the samples are in the next training bundle",
  verifying: "waits for the verdict on the next generation",
  verified: "the next generation showed the recovery",
  reopened: "the next generation showed no recovery",
  canceled: "given up",
};

/** Where an alert stands: "since g3 (2 generations)", "1 of 2 ok generations". */
export function standing(alert: AlertItem): string {
  if (alert.state === "recovering") return `${alert.okRun} of ${plural(alert.clearAfter, "ok generation")}`;
  const since = `since ${generationName(alert.openedIndex)}`;
  if (alert.state === "resolved") return `${since}, until ${generationName(alert.lastIndex)}`;
  const generations = alert.lastIndex - alert.openedIndex + 1;
  return generations > 1 ? `${since} (${plural(generations, "generation")})` : since;
}

/** What a metric read at one generation; `value` null: it could not be told. */
export interface Figure {
  index: number;
  value: number | null;
}

/** The figure an alert fired on beside the newest: "76% at g1, now 14% at g6". */
export function figureWords(fired: Figure, now: Figure | null, unit: Unit): string {
  const written = ({ value }: Figure) => (value === null ? "unknown" : quantity(value, unit));
  const then = `${written(fired)} at ${generationName(fired.index)}`;
  if (now === null || (now.index === fired.index && now.value === fired.value)) return then;
  if (now.index === fired.index) return `${then}, ${written(now)} when judged again`;
  return `${then}, now ${written(now)} at ${generationName(now.index)}`;
}

/** What to do about an alert that no human data can mend; null for all others. */
export function remedyWords(role: Role, policyId?: string): string | null {
  if (policyId === CANNOT_JUDGE.id) return "Send more samples of the next generation; no human data is asked.";
  return role === "repetition" ? "Remove the copies from the next bundle; no human data is asked." : null;
}

/** One line of an alert's history in words. */
export function alertHistoryWords({ index, from, to, actor }: HistoryLine): string {
  const cause = index !== null ? `Generation ${index}` : actor === "system" ? "By time" : "By hand";
  if (from === null) return `${cause}: opened, ${to}`;
  return from === to ? `${cause}: still ${to}` : `${cause}: ${from} to ${to}`;
}

/** One line of a ticket's history in words. */
export function ticketHistoryWords({ from, to }: HistoryLine): string {
  if (from === to) return `While ${to}`;
  return from === null ? `Opened, ${to}` : `${from} to ${to}`;
}

/** Heading of an inbox tab that holds nothing. */
export function emptyInboxWords(tab: AlertState | "open"): string {
  return tab === "open" ? "No alert is open" : `Nothing is ${tab}`;
}

/** The first three things to check when an alert fires; the place to look, where there is one. */
export function firstChecks(
  evidence: AlertEvidence,
  lineage: string,
): { text: string; href: string | null; place: string }[] {
  const generation = generationName(evidence.generation);
  const page = `/lineages/${lineage}`;
  const mechanism = evidence.mechanism === null ? null : MECHANISM_WORDS[evidence.mechanism].first;
  const shift =
    evidence.phase === "shift"
      ? "The subject moved: was that wanted? Then it needs a new reference, not more data."
      : `Did decoding or the training bundle change at ${generation}?`;
  return [
    {
      text: mechanism ?? "The mechanism could not be told: compare retention and mass of the rare words.",
      href: `${page}?g=${evidence.generation}`,
      place: "Lineage",
    },
    { text: shift, href: `${page}?g=${evidence.generation}`, place: "Generation" },
    {
      text: "Read what was lost beside the human originals: is it something your users need?",
      href: `${page}/tail?g=${evidence.generation}`,
      place: "Tail explorer",
    },
  ];
}
