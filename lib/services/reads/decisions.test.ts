import { describe, expect, it } from "vitest";
import type { SeriesRow } from "#db/measurements.ts";
import type { AlertHead, TicketHead } from "#db/open-work.ts";
import type { LineageRow } from "#domain/present/views/lineage.ts";
import { decisionsOf } from "./decisions.ts";

const ALERT: AlertHead = {
  id: "al_1",
  lineageId: "a",
  state: "firing",
  severity: "breach",
  metric: "tail.pinned",
  slice: "event:refund",
  headline: "“refund” fell to 0%.",
  openedIndex: 2,
  owner: null,
  generation: 2,
  value: 0,
};
const TICKET: TicketHead = {
  lineageId: "a",
  alertId: "al_0",
  key: "TW-1",
  state: "proposed",
  headline: "Rare words fell.",
  openedIndex: 1,
  owner: null,
  due: null,
  humanSamples: 900,
  strata: ["rarity:1"],
};
// The cast is safe: only name and slug of a row are read.
const row = { slug: "a", name: "A" } as LineageRow;
const decided = (alerts: AlertHead[], tickets: TicketHead[]) =>
  decisionsOf({ alerts, tickets, series: [], rowOfId: new Map([["a", row]]) }).map(({ key, href }) => [key, href]);

describe("decisionsOf", () => {
  it("asks to look at a breach that no ticket covers, once a lineage", () => {
    expect(decided([ALERT, { ...ALERT, id: "al_2" }], [])).toEqual([["alert", "/alerts/al_1"]]);
    expect(decided([ALERT], [TICKET])).toEqual([
      ["TW-1", "/tickets/TW-1"],
      ["alert", "/alerts/al_1"],
    ]);
  });

  it("asks nothing about what somebody took, what is a watch, and what an open ticket covers", () => {
    expect(decided([{ ...ALERT, state: "acknowledged" }], [])).toEqual([]);
    expect(decided([{ ...ALERT, severity: "watch" }], [])).toEqual([]);
    const approved = { ...TICKET, state: "approved" as const };
    expect(decided([{ ...ALERT, metric: "tail.retention", slice: "rarity:1" }], [approved])).toEqual([]);
    expect(decided([ALERT], [{ ...approved, strata: ["event:refund"] }])).toEqual([]);
  });

  it("asks for the worst lineage first, whether by ticket or alert", () => {
    const rows = new Map([
      ["b", { slug: "b", name: "B" } as LineageRow],
      ["a", row],
    ]);
    const worst = { ...ALERT, id: "al_9", lineageId: "b" };
    const found = decisionsOf({ alerts: [ALERT, worst], tickets: [TICKET], series: [], rowOfId: rows });
    expect(found.map(({ key, lineage }) => `${lineage.slug} ${key}`)).toEqual(["b alert", "a TW-1", "a alert"]);
  });

  it("says today's figure beside the one that fired, once there is a newer", () => {
    const of = (series: SeriesRow[]) =>
      decisionsOf({ alerts: [ALERT], tickets: [], series, rowOfId: new Map([["a", row]]) });
    expect(of([])[0]?.finding).toBe("“refund” fell to 0%.");
    const points = { low: [], high: [], n: [], p: [], mde: [], verdict: [], reason: [] };
    const packed = { index: [2, 3], value: [0, 0.5], ...points };
    const newer = { lineageId: "a", metric: "tail.pinned", slice: "event:refund", version: 1, packed };
    expect(of([newer])[0]?.finding).toBe("“refund” fell to 0%. It read 0% at g2, now 50% at g3.");
  });

  it("says what to do about copies, which no human data removes", () => {
    const copies = { ...ALERT, metric: "diversity.duplicates", slice: "all", value: 0.4 };
    const [decision] = decisionsOf({
      alerts: [copies],
      tickets: [TICKET],
      series: [],
      rowOfId: new Map([["a", row]]),
    }).slice(1);
    expect(decision?.finding).toContain("Remove the copies");
  });
});
