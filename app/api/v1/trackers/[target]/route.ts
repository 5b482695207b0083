import { takeTracker } from "#services/notify/take-tracker.ts";
import { json, route, smallBody } from "../../../respond.ts";

/** What an issue tracker says about a ticket, signed by Standard Webhooks. */
export const POST = route<{ target: string }>(async ({ ctx, params, request }) => {
  const header = (name: string) => request.headers.get(`webhook-${name}`) ?? "";
  const signed = { id: header("id"), timestamp: header("timestamp"), signature: header("signature") };
  return json(await takeTracker(ctx, params.target, { ...signed, body: await smallBody(request) }));
});
