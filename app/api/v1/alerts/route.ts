import { ALERT_STATES } from "#domain/alert.ts";
import { readAlerts } from "#services/reads/alerts.ts";
import { json, route } from "../../respond.ts";

/** Alerts in the states of `?state=`, or all. */
export const GET = route(
  async ({ ctx, url }) => {
    const wanted = url.searchParams.getAll("state");
    const states = wanted.length === 0 ? ALERT_STATES : ALERT_STATES.filter((state) => wanted.includes(state));
    const { groups } = await readAlerts(ctx, states);
    return json({ data: groups.flatMap((group) => group.alerts), next: null });
  },
  ["state"],
);
