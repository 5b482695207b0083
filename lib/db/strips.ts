import { type SQL, sql } from "drizzle-orm";
import type { Mechanism, Phase, Verdict } from "#domain/judgement.ts";
import type { GenerationState } from "#domain/lineage.ts";
import type { Tx } from "./client.ts";

/** A generation with its current judgement, packed: a page reads one row a lineage, however long the lineage. */
export interface PackedStrip {
  lineageId: string;
  index: number[];
  state: GenerationState[];
  phase: (Phase | null)[];
  mechanism: (Mechanism | null)[];
  verdict: (Verdict | null)[];
  freshShare: (number | null)[];
  /** Milliseconds since 1970. */
  madeAt: number[];
  closedAt: (number | null)[];
  judgedAt: (number | null)[];
}

const packed = (column: SQL) => sql`json_agg(${column} order by g.index)`;
const milliseconds = (column: SQL) => sql`floor(extract(epoch from ${column}) * 1000)::float8`;

/** Strips of all lineages, or of one. */
export async function listStrips(tx: Tx, lineageId?: string): Promise<PackedStrip[]> {
  const only = lineageId === undefined ? sql`` : sql`where g.lineage_id = ${lineageId}`;
  const { rows } = await tx.execute<PackedStrip & Record<string, unknown>>(sql`
    select g.lineage_id as "lineageId", ${packed(sql`g.index`)} as index, ${packed(sql`g.state`)} as state,
      ${packed(sql`e.phase`)} as phase, ${packed(sql`e.mechanism`)} as mechanism, ${packed(sql`e.verdict`)} as verdict,
      ${packed(sql`g.fresh_share`)} as "freshShare", ${packed(milliseconds(sql`g.created_at`))} as "madeAt",
      ${packed(milliseconds(sql`g.closed_at`))} as "closedAt", ${packed(milliseconds(sql`e.judged_at`))} as "judgedAt"
    from generation g
    left join evaluation e on e.generation_id = g.id and e.revision = g.revision
    ${only}
    group by g.lineage_id`);
  return rows;
}
