/**
 * All work that threads do, by name; the only list. A task is an async function (input, tools) → output, both structured-cloneable.
 * Loaded where it runs, so that a thread carries only what it needs. Add a task: one line here, one file beside.
 */
export const TASKS = {
  "store-upload": async () => (await import("./store-upload.ts")).storeUpload,
  "settle-upload": async () => (await import("./settle-upload.ts")).settleUpload,
  "freeze-reference": async () => (await import("./freeze-reference.ts")).freezeReferenceBlob,
  "plan-segments": async () => (await import("./plan-segments.ts")).planSegments,
  "map-segment": async () => (await import("./map-segment.ts")).mapSegment,
  "judge-segments": async () => (await import("./judge-segments.ts")).judgeSegments,
  "plan-generation": async () => (await import("./plan-generation.ts")).planGeneration,
  "assemble-bundle": async () => (await import("./assemble-bundle.ts")).assembleBundle,
  "verify-ticket": async () => (await import("./verify-ticket.ts")).verifyTicketBlobs,
  "store-intake": async () => (await import("./intake/store-intake.ts")).storeIntake,
  "settle-intake": async () => (await import("./intake/settle-intake.ts")).settleIntake,
  "list-wanted": async () => (await import("./intake/list-wanted.ts")).listWanted,
  "measure-intake": async () => (await import("./intake/measure-intake.ts")).measureIntake,
  "digest-upload": async () => (await import("./digest-upload.ts")).digestUpload,
};

export type TaskName = keyof typeof TASKS;
type TaskOf<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]>>;
export type TaskInput<Name extends TaskName> = Parameters<TaskOf<Name>>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<TaskOf<Name>>>;
