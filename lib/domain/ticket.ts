import type { InjectionQuantity } from "./judgement.ts";
import type { Role } from "./metrics/define.ts";

export const TICKET_STATES = [
  "proposed",
  "approved",
  "collecting",
  "injected",
  "verifying",
  "verified",
  "reopened",
  "canceled",
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** Acts of people. Verifying and reopening are verdicts of the next generation, never acts. */
export const TICKET_ACTS = ["approve", "collect", "inject", "cancel"] as const;
export type TicketAct = (typeof TICKET_ACTS)[number];

/**
 * What the product itself sees happen: human data came, the next generation closed, and what that generation showed of the
 * ticket's strata. A verdict that could not tell is no event.
 */
export const TICKET_EVENTS = ["uploaded", "closed", "recovered", "not-recovered"] as const;
export type TicketEvent = (typeof TICKET_EVENTS)[number];

type Next = TicketState | null;

const NOTHING = {
  approve: null,
  collect: null,
  inject: null,
  cancel: null,
  uploaded: null,
  closed: null,
  recovered: null,
  "not-recovered": null,
} as const;

const STEPS = {
  proposed: { ...NOTHING, approve: "approved", cancel: "canceled" },
  approved: { ...NOTHING, collect: "collecting", uploaded: "collecting", cancel: "canceled" },
  collecting: { ...NOTHING, inject: "injected", uploaded: "collecting", cancel: "canceled" },
  injected: { ...NOTHING, closed: "verifying", cancel: "canceled" },
  verifying: { ...NOTHING, recovered: "verified", "not-recovered": "reopened", cancel: "canceled" },
  verified: NOTHING,
  reopened: { ...NOTHING, approve: "approved", cancel: "canceled" },
  canceled: NOTHING,
} as const satisfies Record<TicketState, Record<TicketAct | TicketEvent, Next>>;

/** The state after an act of a person or an event, or null when it is not legal in the present state. */
export function ticketAfter(state: TicketState, step: TicketAct | TicketEvent): Next {
  return STEPS[state][step];
}

/** The acts that are legal now, in the order in which the loop takes them. */
export function legalTicketActs(state: TicketState): TicketAct[] {
  return TICKET_ACTS.filter((act) => STEPS[state][act] !== null);
}

/** Whether nothing can happen to the ticket any more. */
export function isTicketClosed(state: TicketState): boolean {
  return state === "verified" || state === "canceled";
}

/** Whether a stratum is one declared event, label or field of numbers, and not words of some rarity or a region of meaning. */
export function isNamedStratum(stratum: string): boolean {
  return /^(event|label|value):/.test(stratum);
}

/**
 * Whether an open ticket of a lineage asks for what an alert misses: an event when it is one of the ticket's strata,
 * every other loss when words are; copies never, since human data does not remove them.
 */
export function ticketCovers(strata: readonly string[], alert: { role: Role; slice: string }): boolean {
  if (alert.role === "repetition") return false;
  return isNamedStratum(alert.slice) ? strata.includes(alert.slice) : !strata.every(isNamedStratum);
}

/**
 * Human samples that a ticket wants in all: random ones serve every stratum at once, so the largest counts; targeted ones
 * are collected stratum by stratum and add up.
 */
export function humanSamplesWanted(quantities: readonly InjectionQuantity[]): number {
  const random = quantities.filter((each) => each.kind === "random").map((each) => each.humanSamples);
  const targeted = quantities.filter((each) => each.kind === "targeted").map((each) => each.humanSamples);
  return Math.max(0, ...random) + targeted.reduce((sum, each) => sum + each, 0);
}
