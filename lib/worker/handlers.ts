import { tickAlerts } from "#services/alerts/tick.ts";
import { loadDemo } from "#services/demo/load.ts";
import { evaluateLineage } from "#services/evaluate/lineage.ts";
import { drainOutbox } from "#services/notify/drain.ts";
import { contextFor, type JobHandlers } from "#services/runtime.ts";
import { measureTicket } from "#services/tickets/measure.ts";

/** One line into a verb for each kind of job. */
export const handlers: JobHandlers = {
  evaluate: async ({ lineageId }) => void (await evaluateLineage(await contextFor({ kind: "system" }), { lineageId })),
  notify: async () => void (await drainOutbox(await contextFor({ kind: "system" }))),
  "measure-intake": async ({ ticketId }) => measureTicket(await contextFor({ kind: "system" }), ticketId),
  demo: async (_data, signal) => loadDemo(await contextFor({ kind: "system" }), signal),
  tick: async () => void (await tickAlerts(await contextFor({ kind: "system" }))),
};
