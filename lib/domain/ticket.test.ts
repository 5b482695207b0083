import { describe, expect, it } from "vitest";
import {
  isTicketClosed,
  legalTicketActs,
  TICKET_ACTS,
  TICKET_EVENTS,
  TICKET_STATES,
  type TicketState,
  ticketAfter,
  ticketCovers,
} from "./ticket.ts";

const STEPS = [...TICKET_ACTS, ...TICKET_EVENTS];
/** In the order of STEPS; "-" is refused. */
const TABLE: Record<TicketState, string> = {
  proposed: "approved - - canceled - - - -",
  approved: "- collecting - canceled collecting - - -",
  collecting: "- - injected canceled collecting - - -",
  injected: "- - - canceled - verifying - -",
  verifying: "- - - canceled - - verified reopened",
  verified: "- - - - - - - -",
  reopened: "approved - - canceled - - - -",
  canceled: "- - - - - - - -",
};

describe("ticketAfter", () => {
  for (const state of TICKET_STATES) {
    it(`says of every step what it makes of a ${state} ticket`, () => {
      expect(STEPS.map((step) => ticketAfter(state, step) ?? "-").join(" ")).toBe(TABLE[state]);
    });
  }

  it("never lets a person verify or reopen", () => {
    const reached = TICKET_STATES.flatMap((state) => TICKET_ACTS.map((act) => ticketAfter(state, act)));
    expect(reached).not.toContain("verified");
    expect(reached).not.toContain("reopened");
  });

  it("leaves a closed ticket closed", () => {
    for (const state of TICKET_STATES.filter(isTicketClosed)) {
      expect(STEPS.filter((step) => ticketAfter(state, step) !== null)).toEqual([]);
      expect(legalTicketActs(state)).toEqual([]);
    }
  });
});

describe("ticketCovers", () => {
  it("asks for words of every loss of words, for an event only by its name, and for copies never", () => {
    expect(ticketCovers(["rarity:1"], { role: "tail", slice: "rarity:2-3" })).toBe(true);
    expect(ticketCovers(["rarity:1"], { role: "event", slice: "event:refund" })).toBe(false);
    expect(ticketCovers(["rarity:1", "event:refund"], { role: "event", slice: "event:refund" })).toBe(true);
    expect(ticketCovers(["event:refund"], { role: "tail", slice: "rarity:1" })).toBe(false);
    expect(ticketCovers(["all"], { role: "repetition", slice: "all" })).toBe(false);
  });
});
