import { describe, expect, it } from "vitest";
import { isTicketClosed, legalTicketActs, TICKET_ACTS, TICKET_STATES, ticketAfter, ticketCovers } from "./ticket.ts";

describe("ticketAfter", () => {
  it("leads by hand from proposed to verifying, one act at a time", () => {
    const states = ["proposed", "approved", "collecting", "injected", "verifying"] as const;
    const acts = ["approve", "collect", "inject", "await-verdict"] as const;
    acts.forEach((act, step) => {
      const state = states[step] ?? "proposed";
      expect(ticketAfter(state, act)).toBe(states[step + 1]);
      expect(legalTicketActs(state)).toEqual([act, "cancel"]);
    });
  });

  it("never lets a person verify or reopen", () => {
    const reached = TICKET_STATES.flatMap((state) => TICKET_ACTS.map((act) => ticketAfter(state, act)));
    expect(reached).not.toContain("verified");
    expect(reached).not.toContain("reopened");
  });

  it("leaves a closed ticket closed", () => {
    for (const state of TICKET_STATES.filter(isTicketClosed)) expect(legalTicketActs(state)).toEqual([]);
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
