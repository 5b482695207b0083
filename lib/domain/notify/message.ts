import type { AlertState, Severity } from "../alert.ts";
import type { Mechanism, Phase, Verdict } from "../judgement.ts";
import type { TicketState } from "../ticket.ts";

/** A lineage as messages name it. */
export interface ToldLineage {
  id: string;
  slug: string;
  name: string;
  owner: string | null;
}

/** The measurement that leads an alert, with what it is worth; null values could not be told. */
export interface ToldMeasurement {
  metric: string;
  version: number;
  slice: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  p: number | null;
  control: { value: number; n: number } | null;
  mde: number | null;
}

/** Why an alert is told of now. `reminder`: still beyond and nobody took it; `raised`: watch became breach. */
export const ALERT_NEWS = [
  "firing",
  "raised",
  "reminder",
  "acknowledged",
  "recovering",
  "resolved",
  "snoozed",
  "unsnoozed",
] as const;
export type AlertNews = (typeof ALERT_NEWS)[number];

/** One alert in a message. */
export interface ToldAlert {
  id: string;
  group: number;
  news: AlertNews;
  state: AlertState;
  severity: Severity;
  headline: string;
  policy: { id: string; version: number; watch: number | null; breach: number | null };
  measurement: ToldMeasurement | null;
  openedIndex: number;
  owner: string | null;
  ticket: string | null;
  /** Why, in the words of whoever did it; "" for a judged generation. */
  note: string;
  /** ISO time at which it opened. */
  openedAt: string;
  runbook: string | null;
}

/** How many of the alerts that a target was told of in a group are in each open state, once a message is written. */
export interface GroupStanding {
  firing: number;
  acknowledged: number;
  recovering: number;
}

/** News of the alerts of one lineage at one generation, worst first: one cause, one message. */
export interface AlertMessage {
  kind: "alerts";
  lineage: ToldLineage;
  generation: number;
  revision: number;
  phase: Phase;
  mechanism: Mechanism | null;
  /** "4 generations earlier than the averages", or null. */
  leadTime: string | null;
  alerts: ToldAlert[];
  /** At most three lost events of the worst alert; only for targets that take samples. */
  lostEvents: string[];
  /** Written by announcing it: what the group looks like to those who get the message. */
  standing?: GroupStanding;
}

/** A ticket that moved. */
export interface TicketMessage {
  kind: "ticket";
  lineage: ToldLineage;
  ticket: {
    key: string;
    state: TicketState;
    headline: string;
    strata: { stratum: string; humanSamples: number }[];
    humanSamples: number;
    accepted: number;
    owner: string | null;
    due: string | null;
    round: number;
    openedIndex: number;
  };
  /** What changed: a state, or what an issue tracker may want to know. */
  news: TicketState | "assigned" | "commented" | "progress";
  note: string;
  actor: string;
}

/** A generation that was judged. */
export interface JudgedMessage {
  kind: "judged";
  lineage: ToldLineage;
  generation: number;
  revision: number;
  verdict: Verdict;
  phase: Phase;
  mechanism: Mechanism | null;
  headline: string;
}

/** A week that was reviewed and frozen. */
export interface ReviewMessage {
  kind: "review";
  review: string;
  reviewer: string;
  headline: string;
  digest: string;
}

/** A rating of the register that moved. */
export interface RiskMessage {
  kind: "risk";
  lineage: ToldLineage;
  risk: { ref: string; title: string; likelihood: [number, number]; impact: number | null };
}

/** A try-out of a target; marked as such everywhere. */
export interface TestMessage {
  kind: "test";
  by: string;
}

/** What is told, in the product's words; every channel writes its own payload from it. Frozen when written. */
export type Message = AlertMessage | TicketMessage | JudgedMessage | ReviewMessage | RiskMessage | TestMessage;
