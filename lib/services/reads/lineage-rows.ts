import type { Tx } from "#db/client.ts";
import { type EvaluationHead, latestEvaluations } from "#db/evaluations.ts";
import { listLineages, type LineageRow as StoredLineage } from "#db/lineages.ts";
import { measurementsOf } from "#db/measurements.ts";
import { countAlertsByLineage, listTicketHeads, type TicketHead } from "#db/open-work.ts";
import { listStrips, type PackedStrip } from "#db/strips.ts";
import type { Measurement } from "#domain/judgement.ts";
import { byWorst, distanceBeyond } from "#domain/present/review.ts";
import type { LineageRow, StripCell } from "#domain/present/views/lineage.ts";

/** The generations of a lineage as cells of the axis. */
export function cellsOf(strip: PackedStrip | undefined): StripCell[] {
  if (strip === undefined) return [];
  return strip.index.map((index, at) => ({
    index,
    state: strip.state[at] ?? "open",
    phase: strip.phase[at] ?? null,
    mechanism: strip.mechanism[at] ?? null,
    verdict: strip.verdict[at] ?? null,
    headline: null,
  }));
}

/** What a row is made of beside its lineage. */
export interface RowParts {
  strip: PackedStrip | undefined;
  latest: EvaluationHead | undefined;
  openAlerts: number;
  tickets: readonly TicketHead[];
  /** Of the newest judgement; a page of one lineage needs none. */
  measurements?: readonly Measurement[];
}

function lastOf(strip: PackedStrip | undefined): LineageRow["last"] {
  const index = strip?.index.at(-1);
  if (strip === undefined || index === undefined) return null;
  return {
    index,
    state: strip.state.at(-1) ?? "open",
    at: new Date(strip.closedAt.at(-1) ?? strip.madeAt.at(-1) ?? 0),
  };
}

/** A lineage as one row. */
export function rowOf(
  stored: StoredLineage,
  { strip, latest, openAlerts, tickets, measurements = [] }: RowParts,
): LineageRow {
  return {
    slug: stored.slug,
    name: stored.name,
    isDemo: stored.isDemo,
    owner: stored.owner,
    verdict: latest?.verdict ?? "unknown",
    finding: latest?.headline ?? "Nothing judged yet.",
    beyond: distanceBeyond(measurements, latest?.verdict ?? "unknown"),
    strip: cellsOf(strip),
    last: lastOf(strip),
    judged: latest === undefined ? null : { index: latest.index, at: latest.judgedAt },
    freshShare: strip?.freshShare.at(-1) ?? null,
    openAlerts,
    tickets: tickets.map(({ key, state }) => ({ key, state })),
  };
}

/** Every lineage as a row, worst first; with its open tickets at hand. */
export async function lineageRows(
  tx: Tx,
): Promise<{ rows: LineageRow[]; tickets: TicketHead[]; ids: Map<string, string>; heads: EvaluationHead[] }> {
  const lineages = await listLineages(tx);
  const [strips, latest, alerts, tickets] = [
    await listStrips(tx),
    await latestEvaluations(tx),
    await countAlertsByLineage(tx),
    await listTicketHeads(tx),
  ];
  const troubled = latest.filter(({ verdict }) => verdict === "breach" || verdict === "watch").map(({ id }) => id);
  const measured = await measurementsOf(tx, troubled);
  const rows = lineages.map((stored) => {
    const head = latest.find((one) => one.lineageId === stored.id);
    return rowOf(stored, {
      strip: strips.find((strip) => strip.lineageId === stored.id),
      latest: head,
      measurements: measured.get(head?.id ?? "") ?? [],
      openAlerts: alerts.get(stored.id) ?? 0,
      tickets: tickets.filter((ticket) => ticket.lineageId === stored.id && isOpen(ticket)),
    });
  });
  const ids = new Map(lineages.map((stored) => [stored.slug, stored.id]));
  return { rows: rows.sort(byWorst), tickets, ids, heads: latest };
}

/** Whether somebody still has to do something about a ticket. */
export function isOpen(ticket: TicketHead): boolean {
  return ticket.state !== "verified" && ticket.state !== "canceled";
}
