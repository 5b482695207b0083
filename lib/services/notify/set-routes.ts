import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { listRoutes, listTargets, replaceRoutes } from "#db/targets.ts";
import { PHASES } from "#domain/judgement.ts";
import { hearsByDefault } from "#domain/notify/routing.ts";
import type { Route } from "#domain/notify/target.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";

const empty = (value: unknown) => (value === "" ? null : value);
const ANY = z.preprocess(empty, z.string().trim().min(1).max(120).nullable().default(null));
const TARGETS = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(",").filter((part) => part !== ""))])
  .pipe(z.array(z.string().max(40)).max(50));

/** One rule of routing; what is null or absent fits everything. */
export const ROUTE = z.strictObject({
  lineage: ANY,
  owner: ANY,
  severity: z.preprocess(empty, z.enum(["watch", "breach", "unknown"]).nullable().default(null)),
  phase: z.preprocess(empty, z.enum(PHASES).nullable().default(null)),
  targets: TARGETS,
});

/** All rules in the order in which they are tried; none: everybody is told by default. */
export const ROUTES = z.strictObject({ routes: z.array(ROUTE).max(100) });

/** Puts other rules in the place of all. Throws `request.invalid` where the last does not catch all, or names no target of ours. */
export async function setRoutes(ctx: Context, input: unknown): Promise<{ routes: Route[] }> {
  const { routes } = ROUTES.parse(input);
  return ctx.db.transaction((tx) => store(tx, ctx, routes));
}

/**
 * Adds one rule that is tried before the others; one that fits everything takes the place of the last. The first rule ever
 * brings others that tell everybody what they heard before.
 */
export async function addRoute(ctx: Context, input: unknown): Promise<{ routes: Route[] }> {
  const rule = ROUTE.parse(input);
  return ctx.db.transaction(async (tx) => {
    const stored = await listRoutes(tx);
    const known = stored.length > 0 ? stored : await unwritten(tx);
    return store(tx, ctx, catchesAll(rule) ? [...known.slice(0, -1), rule] : [rule, ...known]);
  });
}

/** What holds where nobody wrote a route, as routes. */
async function unwritten(tx: Tx): Promise<Route[]> {
  const targets = (await listTargets(tx)).filter((each) => each.removedAt === null && each.kind !== "tracker");
  const any = { lineage: null, owner: null, phase: null };
  return ([["breach"], ["watch"], [null, "unknown"]] as const).map(([severity, heard = severity]) => ({
    ...{ ...any, severity },
    targets: targets.filter(({ kind }) => hearsByDefault(kind, heard)).map((each) => each.id),
  }));
}

/** Takes one rule away, by its place from 0; the last that catches all goes only with all others gone. Throws `not-found`, `request.invalid`. */
export async function removeRoute(ctx: Context, place: string): Promise<{ routes: Route[] }> {
  return ctx.db.transaction(async (tx) => {
    const known = await listRoutes(tx);
    const at = /^\d{1,3}$/.test(place) ? Number(place) : known.length;
    if (at >= known.length) throw new ServiceError("not-found", "There is no such route.");
    return store(tx, ctx, known.toSpliced(at, 1));
  });
}

const catchesAll = (rule: Route) =>
  [rule.lineage, rule.owner, rule.severity, rule.phase].every((part) => part === null);

async function store(tx: Tx, ctx: Context, routes: Route[]): Promise<{ routes: Route[] }> {
  const last = routes.at(-1);
  if (last !== undefined && !catchesAll(last))
    throw new ServiceError(
      "request.invalid",
      "The last route must fit everything: give it no lineage, owner, severity, phase.",
    );
  const known = new Set((await listTargets(tx)).filter((each) => each.removedAt === null).map((each) => each.id));
  const strange = routes.flatMap((rule) => rule.targets).find((id) => !known.has(id));
  if (strange !== undefined) throw new ServiceError("request.invalid", `There is no target "${strange}".`);
  await replaceRoutes(tx, routes);
  await insertAudit(tx, { actor: actorName(ctx.actor), verb: "routes.set", target: "routes", details: { routes } });
  return { routes };
}
