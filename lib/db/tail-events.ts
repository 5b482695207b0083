import { sql } from "drizzle-orm";
import type { TailDetail, TailEvent, WordingDetail } from "#domain/judgement.ts";
import type { Tx } from "./client.ts";

/** The small parts of a stored tail, and the strata its events have. */
export interface TailHead {
  rankFrequency: TailDetail["rankFrequency"];
  counts: TailDetail["counts"];
  strata: string[];
}

/** Reads what the pictures of a tail need, without its events; null when the judgement has no tail. */
export async function findTailHead(tx: Tx, evaluationId: string): Promise<TailHead | null> {
  const { rows } = await tx.execute<TailHead & Record<string, unknown>>(sql`
    select tail -> 'rankFrequency' as "rankFrequency", tail -> 'counts' as counts,
      (select coalesce(json_agg(distinct e ->> 'stratum'), '[]'::json) from jsonb_array_elements(tail -> 'events') e) as strata
    from evaluation where id = ${evaluationId} and tail is not null`);
  return rows[0] ?? null;
}

/** What kind of events the tail of a judgement shows; null when it has none, so that nothing could be lost from it. */
export async function findTailKind(tx: Tx, evaluationId: string): Promise<TailEvent["kind"] | null> {
  const { rows } = await tx.execute<{ kind: TailEvent["kind"] | null }>(
    sql`select tail -> 'events' -> 0 ->> 'kind' as kind from evaluation where id = ${evaluationId}`,
  );
  return rows[0]?.kind ?? null;
}

/** Reads the examples of a judgement's wording; null when it has none, or was made before they were kept. */
export async function findWording(tx: Tx, evaluationId: string): Promise<WordingDetail | null> {
  const { rows } = await tx.execute<{ wording: WordingDetail | null }>(
    sql`select tail -> 'wording' as wording from evaluation where id = ${evaluationId}`,
  );
  return rows[0]?.wording ?? null;
}

/** Which events of a tail are wanted. */
export interface EventFilter {
  status: TailEvent["status"] | null;
  stratum: string | null;
  text: string;
  limit: number;
  offset: number;
}

/** Reads one page of a tail's events in their stored order, and how many match in all. */
export async function listTailEvents(
  tx: Tx,
  evaluationId: string,
  filter: EventFilter,
): Promise<{ events: TailEvent[]; matching: number }> {
  const ofStatus = filter.status === null ? sql`true` : sql`e.event ->> 'status' = ${filter.status}`;
  const ofStratum = filter.stratum === null ? sql`true` : sql`e.event ->> 'stratum' = ${filter.stratum}`;
  const ofText = filter.text === "" ? sql`true` : sql`strpos(lower(e.event ->> 'event'), lower(${filter.text})) > 0`;
  const { rows } = await tx.execute<{ events: TailEvent[] | null; matching: number }>(sql`
    with found as (
      select e.event, e.place from evaluation,
        jsonb_array_elements(tail -> 'events') with ordinality as e(event, place)
      where id = ${evaluationId} and ${ofStatus} and ${ofStratum} and ${ofText}
    )
    select (select count(*)::int from found) as matching,
      (select json_agg(page.event order by page.place)
        from (select * from found order by place limit ${filter.limit} offset ${filter.offset}) page) as events`);
  return { events: rows[0]?.events ?? [], matching: rows[0]?.matching ?? 0 };
}
