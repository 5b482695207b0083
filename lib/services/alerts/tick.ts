import { type AlertRow, insertAlertEvent, lineagesToTick, openAlerts, updateAlert } from "#db/alerts.ts";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { listEvaluations } from "#db/evaluations.ts";
import { findLineage, type LineageRow, lockLineage } from "#db/lineages.ts";
import { ticked } from "#domain/alert/transition.ts";
import type { ToldAlert } from "#domain/notify/message.ts";
import { actorName, type Context } from "#services/context.ts";
import { missingGeneration } from "./missing-generation.ts";
import { tellAlerts } from "./tell.ts";
import { toldAlert } from "./told.ts";

/**
 * Does what time alone asks for: snoozes end, alerts that nobody took are told again daily, and a lineage that no
 * generation came to in the days it expects one raises a watch.
 * Guarantee: one transaction a lineage, which holds off others; running it twice, or in two processes, does it once.
 * Returns how many alerts were told of or changed.
 */
export async function tickAlerts(ctx: Context): Promise<number> {
  let done = 0;
  for (const id of await lineagesToTick(ctx.db)) {
    done += await ctx.db.transaction(async (tx) => {
      await lockLineage(tx, id);
      const lineage = await findLineage(tx, id);
      return lineage === null ? 0 : tickLineage(tx, ctx, lineage);
    });
  }
  return done;
}

async function tickLineage(tx: Tx, ctx: Context, lineage: LineageRow): Promise<number> {
  const rows = await openAlerts(tx, lineage.id);
  const news: ToldAlert[] = [];
  let changed = 0;
  for (const row of rows) {
    const told = await tickAlert(tx, ctx, row);
    if (told === null) continue;
    changed++;
    if (told !== "quiet") news.push(told);
  }
  const missing = await missingGeneration(tx, ctx, lineage, rows);
  if (missing) news.push(missing);
  await tellAlerts(
    tx,
    ctx,
    news,
    await standingOf(tx, lineage, [
      ...rows.map(({ lastIndex }) => lastIndex),
      ...news.map(({ openedIndex }) => openedIndex),
    ]),
  );
  return changed + (missing ? 1 : 0);
}

/** What is to be told of an alert now; "quiet" when it changed and nobody hears of it, null when nothing happened. */
async function tickAlert(tx: Tx, ctx: Context, row: AlertRow): Promise<ToldAlert | "quiet" | null> {
  const now = ctx.now();
  const { alert, effects } = ticked(row, { now, toldAt: row.toldAt });
  if (alert === row && effects.length === 0) return null;
  const news = effects.find((each) => each.kind === "tell")?.news ?? null;
  const { state, snooze } = alert;
  await updateAlert(tx, row.id, { state, snooze, ...(news === null ? {} : { toldAt: now }) });
  const actor = actorName(ctx.actor);
  const note = news === "reminder" ? "told again: nobody took it" : "the snooze ended";
  await insertAlertEvent(tx, { alertId: row.id, from: row.state, to: state, actor, note });
  await insertAudit(tx, { actor, verb: "alert.tick", target: row.id, details: { note } });
  return news === null ? "quiet" : toldAlert({ ...row, state }, news, { note });
}

/** What a message says of the lineage: its newest judged generation. */
async function standingOf(tx: Tx, { id, slug, name, owner }: LineageRow, seen: readonly number[]) {
  const newest = (await listEvaluations(tx, id)).at(-1);
  return {
    lineage: { id, slug, name, owner },
    generation: newest?.index ?? Math.max(0, ...seen),
    revision: newest?.revision ?? 1,
    phase: newest?.phase ?? ("insufficient-data" as const),
    mechanism: newest?.mechanism ?? null,
    lostEvents: [],
  };
}
