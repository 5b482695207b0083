import { sql } from "drizzle-orm";
import type { AlertState, Severity } from "#domain/alert.ts";
import type { TicketState } from "#domain/ticket.ts";
import type { Tx } from "./client.ts";

/** Counts of the sidebar. Demo lineages count only while there is no other. */
export interface Counts {
  lineages: number;
  openAlerts: number;
  openTickets: number;
  risks: number;
}

/** Reads the counts of the sidebar in one statement. */
export async function countOpenWork(tx: Tx): Promise<Counts> {
  const { rows } = await tx.execute<Counts & Record<string, unknown>>(sql`
    with counted as (
      select id from lineage where is_demo = (not exists (select 1 from lineage where not is_demo))
    )
    select (select count(*)::int from counted) as "lineages",
      (select count(*)::int from alert a join counted c on c.id = a.lineage_id where a.state <> 'resolved') as "openAlerts",
      (select count(*)::int from ticket t join counted c on c.id = t.lineage_id
        where t.state not in ('verified', 'canceled')) as "openTickets",
      (select count(*)::int from risk r join counted c on c.id = r.lineage_id where r.status <> 'closed') as "risks"`);
  const [counts] = rows;
  if (counts === undefined) throw new Error("the counts gave no row");
  return counts;
}

/** Tickets of a lineage in few words. */
export interface TicketHead {
  lineageId: string;
  alertId: string;
  key: string;
  state: TicketState;
  headline: string;
  openedIndex: number;
  owner: string | null;
  due: string | null;
  humanSamples: number;
  strata: string[];
}

/** Every ticket without its events and quantities, newest first; `humanSamples` is the largest quantity asked for. */
export async function listTicketHeads(tx: Tx): Promise<TicketHead[]> {
  const { rows } = await tx.execute<TicketHead & Record<string, unknown>>(sql`
    select t.lineage_id as "lineageId", t.alert_id as "alertId", t.key, t.state, t.headline, t.opened_index as "openedIndex", t.owner, t.due,
      coalesce((select max((q ->> 'humanSamples')::int) from jsonb_array_elements(t.quantities) q), 0) as "humanSamples",
      coalesce((select json_agg(q ->> 'stratum') from jsonb_array_elements(t.quantities) q), '[]') as strata
    from ticket t order by t.created_at desc, t.key desc`);
  return rows;
}

/** An alert without its evidence, but for the figure it fired on. `value` null: there was none. */
export interface AlertHead {
  id: string;
  lineageId: string;
  state: AlertState;
  severity: Severity;
  metric: string;
  slice: string;
  headline: string;
  openedIndex: number;
  owner: string | null;
  generation: number;
  value: number | null;
}

/** Alerts that are open or have an open ticket, oldest first. */
export async function listAlertHeads(tx: Tx): Promise<AlertHead[]> {
  const { rows } = await tx.execute<AlertHead & Record<string, unknown>>(sql`
    select a.id, a.lineage_id as "lineageId", a.state, a.severity, a.metric, a.headline, a.owner,
      coalesce(a.evidence -> 'measurements' -> 0 ->> 'slice', a.slice) as slice, a.opened_index as "openedIndex",
      (a.evidence ->> 'generation')::int as generation,
      (a.evidence -> 'measurements' -> 0 -> 'estimate' ->> 'value')::float8 as value
    from alert a
    where a.state <> 'resolved'
      or exists (select 1 from ticket t where t.alert_id = a.id and t.state not in ('verified', 'canceled'))
    order by a.opened_at, a.id`);
  return rows;
}

/** Open alerts by lineage. */
export async function countAlertsByLineage(tx: Tx): Promise<Map<string, number>> {
  const { rows } = await tx.execute<{ lineageId: string; open: number }>(sql`
    select lineage_id as "lineageId", count(*)::int as open from alert where state <> 'resolved' group by lineage_id`);
  return new Map(rows.map((row) => [row.lineageId, row.open]));
}
