import type { Verdict } from "../judgement.ts";

/** A figure with its 95% interval and the samples behind it. */
export interface Reading {
  index: number;
  value: number;
  low: number;
  high: number;
  n: number;
}

/**
 * One stratum of a ticket before and after the injection, both against the reference that opened the ticket.
 * `p`: one-sided, for a rise; `verdict`: of the stratum in the new generation's own judgement; null figures could not be
 * told. `more`: human samples still missing when it did not recover.
 */
export interface StratumVerification {
  stratum: string;
  before: Reading | null;
  after: Reading | null;
  target: number;
  p: number | null;
  verdict: Verdict;
  outcome: "recovered" | "not-recovered" | "unknown";
  more: number | null;
}

/** What the generation after an injection showed. `cause`: why it did not help, as far as the evidence tells. */
export interface TicketVerification {
  index: number;
  strata: StratumVerification[];
  cause: "too-little" | "decoding" | "no-rise" | null;
}
