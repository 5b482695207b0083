import type { AlertState } from "#domain/alert.ts";
import type { AlertMessage, AlertNews, TicketMessage, ToldAlert } from "#domain/notify/message.ts";

/** An alert as messages carry it, for tests. */
export function toldAlert(id: string, news: AlertNews, state: AlertState, more: Partial<ToldAlert> = {}): ToldAlert {
  return {
    id,
    group: 3,
    news,
    state,
    severity: "breach",
    headline: "Rare words fell to 71% of the human control (66-76%), below 85%.",
    policy: { id: "tail-retention", version: 7, watch: 0.95, breach: 0.85 },
    measurement: {
      metric: "tail.retention",
      version: 1,
      slice: "rarity:2-3",
      value: 0.71,
      low: 0.66,
      high: 0.76,
      n: 5000,
      p: 0.001,
      control: { value: 1, n: 5000 },
      mde: 0.04,
    },
    openedIndex: 4,
    owner: null,
    ticket: "TW-12",
    note: "",
    openedAt: "2026-11-22T08:30:00.000Z",
    runbook: null,
    ...more,
  };
}

/** A message of alerts of one lineage, for tests. */
export function alertMessage(lineageId: string, alerts: ToldAlert[], more: Partial<AlertMessage> = {}): AlertMessage {
  return {
    kind: "alerts",
    lineage: { id: lineageId, slug: "support-bot", name: "Support bot", owner: "Ana" },
    generation: 4,
    revision: 1,
    phase: "early-collapse",
    mechanism: "sharpening",
    leadTime: "4 generations earlier than the averages",
    alerts,
    lostEvents: ["refund", "warranty"],
    ...more,
  };
}

/** A ticket that moved, for tests. */
export function ticketMessage(lineageId: string, more: Partial<TicketMessage> = {}): TicketMessage {
  return {
    kind: "ticket",
    lineage: { id: lineageId, slug: "support-bot", name: "Support bot", owner: "Ana" },
    ticket: {
      key: "TW-12",
      state: "approved",
      headline: "Rare words fell to 71% of the human control.",
      strata: [{ stratum: "rarity:2-3", humanSamples: 1242 }],
      humanSamples: 1242,
      accepted: 0,
      owner: "Ben",
      due: "2026-12-01",
      round: 1,
      openedIndex: 4,
    },
    news: "approved",
    note: "",
    actor: "local user",
    ...more,
  };
}
