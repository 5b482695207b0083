import { removeDemo } from "#services/demo/remove.ts";
import { json, route } from "../../respond.ts";

/** Takes the demo lineages away, for good. */
export const DELETE = route(async ({ ctx }) => json(await removeDemo(ctx)));
