import { readDemoStatus } from "#services/demo/progress.ts";
import { removeDemo } from "#services/demo/remove.ts";
import { json, route } from "../../respond.ts";

/** How far the demo is; null when there is none. */
export const GET = route(async ({ ctx }) => json({ demo: await readDemoStatus(ctx) }));

/** Takes the demo lineages away, for good. */
export const DELETE = route(async ({ ctx }) => json(await removeDemo(ctx)));
