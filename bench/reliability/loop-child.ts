import { alertEvents, listAlerts } from "#db/alerts.ts";
import { findLineage } from "#db/lineages.ts";
import { listTickets, ticketEvents } from "#db/tickets.ts";
import { addTarget } from "#services/notify/add-target.ts";
import { drainOutbox } from "#services/notify/drain.ts";
import { closeRuntime, contextFor } from "#services/runtime.ts";
import { type Cut, cutOffAt } from "#services/testing/cut-off.ts";
import { concrete, type WalkStep, walk, walkable } from "#services/testing/walk.ts";

/** What one process is asked to do: begin, a step that may end it, or say at the end what everything came to. */
export type Asked =
  | { do: "begin"; receiver: string }
  | { do: "step"; step: WalkStep; place: number; cut: Cut | null }
  | { do: "end" };

const SLUG = "walked";
const asked = JSON.parse(process.argv[2] ?? "") as Asked;
const ctx = await contextFor({ kind: "system" });

function killed(): never {
  process.kill(process.pid, "SIGKILL");
  // The signal comes before the next line would run.
  throw new Error("still alive");
}

async function standing() {
  const lineageId = (await findLineage(ctx.db, SLUG))?.id ?? "";
  const alerts = await listAlerts(ctx.db, { lineageId, limit: 100 });
  const tickets = await listTickets(ctx.db, { lineageIds: [lineageId], limit: 100 });
  const moves: string[] = [];
  for (const { alert } of alerts.toReversed())
    for (const { from, to, index } of await alertEvents(ctx.db, alert.id))
      moves.push(`${alert.policyId} ${index ?? "-"} ${from} ${to}`);
  for (const { ticket } of tickets.toReversed())
    for (const { from, to, index } of await ticketEvents(ctx.db, [ticket.id]))
      moves.push(`ticket ${index ?? "-"} ${from} ${to}`);
  return moves;
}

if (asked.do === "begin") {
  await addTarget(ctx, { kind: "webhook", name: "hook", url: asked.receiver });
  await walkable(ctx, SLUG);
} else if (asked.do === "step") {
  const step = await concrete(ctx, SLUG, asked.step);
  process.stdout.write(`${JSON.stringify(step)}\n`);
  await walk(cutOffAt(ctx, asked.cut, killed), SLUG, step, asked.place);
} else {
  for (;;) {
    const { next } = await drainOutbox(ctx);
    if (next === null) break;
    await new Promise((resolve) => setTimeout(resolve, Math.max(50, next.getTime() - Date.now())));
  }
  process.stdout.write(`${JSON.stringify(await standing())}\n`);
}
await closeRuntime();
process.exit(0);
