import { loadDemo } from "#services/demo/load.ts";
import { contextFor, type JobHandlers } from "#services/runtime.ts";

/** One line into a verb for each kind of job. */
export const handlers: Partial<JobHandlers> = {
  demo: async (_data, signal) => loadDemo(await contextFor({ kind: "system" }), signal),
};
