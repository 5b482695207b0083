import type { AlertRow } from "#db/alerts.ts";
import type { Tx } from "#db/client.ts";
import { listEvaluations } from "#db/evaluations.ts";
import { measurementsOf } from "#db/measurements.ts";
import { LONGEST_SNOOZE_DAYS, type Snooze } from "#domain/alert/snooze.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import type { AlertMove } from "./move-input.ts";

const DAY_MS = 86_400_000;

/**
 * The snooze that a person asks for, with what the alert stands at now.
 * Throws `request.invalid` when it has no end, ended already, or lasts longer than 30 days.
 */
export async function snoozeOf(
  tx: Tx,
  ctx: Pick<Context, "actor" | "now">,
  row: AlertRow,
  { until, untilGeneration, note, owner }: AlertMove,
): Promise<Snooze> {
  const now = ctx.now();
  if (!until && untilGeneration == null) {
    throw new ServiceError("request.invalid", "until: say until which day, or until which generation");
  }
  // A day without a time ends when the day does.
  const end = until ? new Date(until.length === 10 ? `${until}T23:59:59Z` : until) : null;
  if (end !== null && end <= now) throw new ServiceError("request.invalid", "until: that time is over");
  if (end !== null && end.getTime() > now.getTime() + (LONGEST_SNOOZE_DAYS + 1) * DAY_MS) {
    throw new ServiceError("request.invalid", `until: at most ${LONGEST_SNOOZE_DAYS} days`);
  }
  const evaluations = await listEvaluations(tx, row.lineageId);
  const newest = evaluations.at(-1);
  if (untilGeneration != null && untilGeneration <= (newest?.index ?? -1)) {
    throw new ServiceError("request.invalid", `untilGeneration: generation ${untilGeneration} is judged already`);
  }
  const measured = newest ? ((await measurementsOf(tx, [newest.id])).get(newest.id) ?? []) : [];
  const beyond = [...row.evidence.measurements, ...measured].filter(
    ({ metric, verdict }) => metric === row.metric && (verdict === "watch" || verdict === "breach"),
  );
  return {
    until: end?.toISOString() ?? null,
    untilIndex: untilGeneration ?? null,
    reason: note,
    by: owner || actorName(ctx.actor),
    at: now.toISOString(),
    severity: row.severity,
    slices: Array.from(new Set(beyond.map(({ slice }) => slice))).sort(),
    phase: newest?.phase ?? row.evidence.phase,
  };
}
