import { replayDelivery } from "#services/notify/replay.ts";
import { json, route } from "../../../../respond.ts";

/** Sends a settled delivery again under the id it always had. */
export const POST = route<{ delivery: string }>(async ({ ctx, params }) =>
  json(await replayDelivery(ctx, params.delivery)),
);
