import { ServiceError } from "#services/errors.ts";
import { readAlert } from "#services/reads/alerts.ts";
import { json, route } from "../../../respond.ts";

/** One alert with its frozen evidence and history. */
export const GET = route<{ alert: string }>(async ({ ctx, params }) => {
  const alert = await readAlert(ctx, params.alert);
  if (!alert) throw new ServiceError("not-found", "There is no such alert.");
  return json(alert);
});
