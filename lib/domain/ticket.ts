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
export const TICKET_ACTS = ["approve", "collect", "inject", "await-verdict", "cancel"] as const;
export type TicketAct = (typeof TICKET_ACTS)[number];

type Next = TicketState | null;

const STEPS = {
  proposed: { approve: "approved", collect: null, inject: null, "await-verdict": null, cancel: "canceled" },
  approved: { approve: null, collect: "collecting", inject: null, "await-verdict": null, cancel: "canceled" },
  collecting: { approve: null, collect: null, inject: "injected", "await-verdict": null, cancel: "canceled" },
  injected: { approve: null, collect: null, inject: null, "await-verdict": "verifying", cancel: "canceled" },
  verifying: { approve: null, collect: null, inject: null, "await-verdict": null, cancel: "canceled" },
  verified: { approve: null, collect: null, inject: null, "await-verdict": null, cancel: null },
  reopened: { approve: "approved", collect: null, inject: null, "await-verdict": null, cancel: "canceled" },
  canceled: { approve: null, collect: null, inject: null, "await-verdict": null, cancel: null },
} as const satisfies Record<TicketState, Record<TicketAct, Next>>;

/** The state after a person's act, or null when the act is not legal in the present state. */
export function ticketAfter(state: TicketState, act: TicketAct): Next {
  return STEPS[state][act];
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
