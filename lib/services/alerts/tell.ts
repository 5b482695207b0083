import { openAlerts } from "#db/alerts.ts";
import type { Tx } from "#db/client.ts";
import { spokenNews } from "#domain/alert/news.ts";
import type { AlertMessage, ToldAlert } from "#domain/notify/message.ts";
import type { Context } from "#services/context.ts";
import { announce } from "#services/notify/announce.ts";
import { leadTimeOf } from "./lead-time.ts";
import { withTicket } from "./told.ts";

/** Lost events that a message quotes at most. */
export const SHOWN_EVENTS = 3;

/**
 * Tells all news of the alerts of one lineage as one message, worst first, in the transaction that moved them.
 * Given what the message says beside its alerts; `lostEvents` are cut to three. No news: nothing is told.
 */
export async function tellAlerts(
  tx: Tx,
  ctx: Pick<Context, "jobs" | "now">,
  news: readonly ToldAlert[],
  about: Omit<AlertMessage, "kind" | "alerts" | "leadTime">,
): Promise<void> {
  if (news.length === 0) return;
  const open = await openAlerts(tx, about.lineage.id);
  const breached = open.filter(({ severity, state }) => severity === "breach" && state !== "pending");
  const spoken = spokenNews(news, new Set(breached.map(({ metric }) => metric)));
  const [worst] = spoken;
  if (worst === undefined) return;
  const { openedIndex, measurement } = worst;
  const leadTime = await leadTimeOf(tx, about.lineage.id, { metric: measurement?.metric ?? null, openedIndex });
  const alerts = await withTicket(tx, about.lineage.id, spoken);
  await announce(tx, ctx, {
    kind: "alerts",
    ...about,
    leadTime,
    alerts,
    lostEvents: about.lostEvents.slice(0, SHOWN_EVENTS),
  });
}
