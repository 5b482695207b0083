import { z } from "zod";
import {
  type AttemptRow,
  attemptsOf,
  countDead,
  type LoggedDelivery,
  listDeliveries,
  type TargetHealth,
  targetHealth,
} from "#db/delivery-log.ts";
import { listLineages } from "#db/lineages.ts";
import { listRoutes, listTargets, type TargetRow } from "#db/targets.ts";
import { DELIVERY_STATES } from "#domain/notify/target.ts";
import { spokenOf } from "#domain/present/messages/spoken.ts";
import { placeOf, routePreview } from "#domain/present/notifications.ts";
import type {
  DeliveryLog,
  DeliveryView,
  NotificationsView,
  RoutesView,
  TargetView,
} from "#domain/present/views/notifications.ts";
import type { Context } from "#services/context.ts";
import { outgoingSettings } from "#services/notify/send.ts";

const PAGE = 50;
const MOST = 200;

/** What may be asked of the log. */
const LOG = z.strictObject({
  state: z.enum(DELIVERY_STATES).optional(),
  target: z.string().max(40).optional(),
  subject: z.string().max(120).optional(),
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(MOST).default(PAGE),
});

/** The targets with how they fare; no secret of theirs. */
export async function readTargets({ db }: Pick<Context, "db">): Promise<TargetView[]> {
  const targets = (await listTargets(db)).filter((each) => each.removedAt === null);
  const health = await targetHealth(db);
  return targets.map((target) => targetView(target, health.get(target.id)));
}

function targetView(target: TargetRow, health: TargetHealth | undefined): TargetView {
  const { id, kind, name, isEnabled, disabledBecause, settings } = target;
  return {
    ...{ id, kind, name, isEnabled, disabledBecause },
    place: placeOf(settings),
    samples: settings.samples,
    tracker: settings.kind === "tracker" ? settings.tracker : null,
    isRotating: "previousSecret" in settings && settings.previousSecret !== null,
    lastDelivered: health?.lastDelivered?.toISOString() ?? null,
    failingSince: health?.failingSince?.toISOString() ?? null,
    failure: health?.failure ? { ...health.failure, at: health.failure.at.toISOString() } : null,
    waiting: health?.waiting ?? 0,
    dead: health?.dead ?? 0,
  };
}

/** The routes in the order in which they are tried, and what they come to. */
export async function readRoutes({ db }: Pick<Context, "db">): Promise<RoutesView> {
  const routes = await listRoutes(db);
  const targets = (await listTargets(db)).filter((each) => each.removedAt === null);
  return { routes, preview: targets.length === 0 ? [] : routePreview(routes, targets, await listLineages(db)) };
}

/** A page of the log, newest first. Throws `request.invalid`. */
export async function readDeliveries({ db }: Pick<Context, "db">, asked: unknown): Promise<DeliveryLog> {
  const { state, target, subject, cursor, limit } = LOG.parse(asked);
  const rows = await listDeliveries(db, { state, targetId: target, subject, before: cursor, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? String(last.delivery.position) : null;
  return { data: await viewed({ db }, shown), next };
}

/** What was told of an alert (by its id) or a ticket (by its key), newest first: to whom, and whether it arrived. */
export async function deliveriesOf(ctx: Pick<Context, "db">, subject: string): Promise<DeliveryView[]> {
  return (await readDeliveries(ctx, { subject, limit: MOST })).data;
}

async function viewed({ db }: Pick<Context, "db">, rows: readonly LoggedDelivery[]): Promise<DeliveryView[]> {
  const attempts = await attemptsOf(
    db,
    rows.map((row) => row.delivery.id),
  );
  const byDelivery = Map.groupBy(attempts, (each) => each.deliveryId);
  return rows.map((row) => deliveryView(row, byDelivery.get(row.delivery.id) ?? []));
}

function deliveryView({ delivery, message, target }: LoggedDelivery, attempts: readonly AttemptRow[]): DeliveryView {
  const { id, state, createdAt, nextAt } = delivery;
  const isSettled = state === "dead" || state === "delivered";
  return {
    ...{ id, state, message: message.id, type: message.type },
    title: spokenOf(message.body, message.createdAt.toISOString()).title,
    target: { id: target.id, name: target.name, kind: target.kind },
    createdAt: createdAt.toISOString(),
    nextAt: state === "waiting" ? nextAt.toISOString() : null,
    attempts: attempts.map(({ at, status, said, milliseconds }) => ({
      ...{ at: at.toISOString(), status, said, milliseconds },
    })),
    isReplayable: isSettled && target.removedAt === null && target.disabledBecause === null,
  };
}

/** All that the page of notifications shows. */
export async function readNotifications(ctx: Context, asked: unknown): Promise<NotificationsView> {
  const { smtp, mailFrom } = outgoingSettings(ctx);
  const missing = [
    ...(smtp === null ? ["TAILWATCH_SMTP_URL"] : []),
    ...(mailFrom === null ? ["TAILWATCH_MAIL_FROM"] : []),
  ];
  return {
    targets: await readTargets(ctx),
    routes: await readRoutes(ctx),
    lineages: (await listLineages(ctx.db)).map((each) => each.slug),
    log: await readDeliveries(ctx, asked),
    dead: await countDead(ctx.db),
    mailMissing: missing.length === 0 ? null : missing.join(" and "),
    now: ctx.now().toISOString(),
  };
}
