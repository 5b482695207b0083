import { randomUUID } from "node:crypto";
import { type AlertRow, insertAlert, insertAlertEvent, lastResolved, nextAlertGroup } from "#db/alerts.ts";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { type LineageRow, listGenerations } from "#db/lineages.ts";
import { daysOverdue, NO_GENERATION } from "#domain/alert/no-generation.ts";
import { openedAlert } from "#domain/alert/transition.ts";
import type { ToldAlert } from "#domain/notify/message.ts";
import { noGenerationWords } from "#domain/present/alert-acts.ts";
import { actorName, type Context } from "#services/context.ts";
import { toldAlert } from "./told.ts";

/**
 * Raises the watch that no generation came, once for each generation that is waited after.
 * Given the open alerts of the lineage, locked. Returns what is to be told, or null.
 */
export async function missingGeneration(
  tx: Tx,
  ctx: Pick<Context, "actor" | "now">,
  lineage: LineageRow,
  open: readonly AlertRow[],
): Promise<ToldAlert | null> {
  const { id: lineageId, expectEveryDays } = lineage;
  if (expectEveryDays === null || open.some(({ policyId }) => policyId === NO_GENERATION.id)) return null;
  const now = ctx.now();
  const closed = (await listGenerations(tx, lineageId)).filter(({ closedAt }) => closedAt !== null);
  const since = Math.max(lineage.createdAt.getTime(), ...closed.map(({ closedAt }) => closedAt?.getTime() ?? 0));
  const overdue = daysOverdue(new Date(since), expectEveryDays, now);
  if (overdue === null) return null;
  const index = closed.at(-1)?.index ?? 0;
  const previous = await lastResolved(tx, lineageId, NO_GENERATION.id);
  // Resolved by hand while the same generation is still the newest: a person knows of it.
  if (previous !== null && previous.openedIndex >= index) return null;
  const row = rowOf(lineage, { index, overdue, expectEveryDays, samples: closed.at(-1)?.accepted ?? 0, now });
  const groupNo = open[0]?.groupNo ?? (await nextAlertGroup(tx, lineageId));
  const actor = actorName(ctx.actor);
  await insertAlert(tx, { ...row, groupNo, previousId: previous?.id ?? null });
  await insertAlertEvent(tx, { alertId: row.id, from: null, to: row.state, actor });
  const details = { policy: NO_GENERATION.id, generation: index };
  await insertAudit(tx, { actor, verb: "alert.open", target: row.id, details });
  return toldAlert({ ...row, groupNo }, "firing");
}

interface Missing {
  index: number;
  overdue: number;
  expectEveryDays: number;
  samples: number;
  now: Date;
}

function rowOf(lineage: LineageRow, { index, overdue, expectEveryDays, samples, now }: Missing) {
  const { id: policyId, metric, slice, watch, breach, clearAfter } = NO_GENERATION;
  return {
    id: `al_${randomUUID().replaceAll("-", "").slice(0, 16)}`,
    lineageId: lineage.id,
    policyId,
    slice,
    metric,
    ...openedAlert("watch", index, NO_GENERATION).alert,
    headline: noGenerationWords(expectEveryDays, overdue),
    evidence: {
      generation: index,
      phase: "insufficient-data" as const,
      mechanism: null,
      measurements: [],
      history: [],
      lostEvents: [],
      budget: { looksPerYear: 0, falseAlarmsPerYear: 0 },
      policy: { id: policyId, version: 1, watch, breach, for: 1, clearAfter },
      samples,
    },
    owner: lineage.owner,
    openedAt: now,
    toldAt: now,
  };
}
