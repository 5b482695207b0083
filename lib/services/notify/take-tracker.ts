import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { findAnswer, rememberAnswer } from "#db/idempotency.ts";
import { insertComment } from "#db/intake.ts";
import { findTicket, type TicketRow, updateTicket } from "#db/tickets.ts";
import { outsideClosedWords } from "#domain/present/notifications.ts";
import { isTicketClosed } from "#domain/ticket.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { changeTicket } from "#services/tickets/change.ts";
import { tellTicket } from "#services/tickets/tell.ts";
import { knownTarget } from "./known-target.ts";
import { isSignedBy } from "./signature.ts";

/** What an issue tracker may say about a ticket. `isClosed`: its issue was closed there, which closes nothing here. */
export const TRACKER_NEWS = z.strictObject({
  ticket: z.string().regex(/^TW-\d{1,9}$/, "a key like TW-12"),
  assignee: z.string().trim().max(80).nullable().optional(),
  due: z.iso.date().nullable().optional(),
  comment: z
    .strictObject({ author: z.string().trim().min(1).max(80), body: z.string().trim().min(1).max(4000) })
    .optional(),
  isClosed: z.boolean().default(false),
  state: z.string().trim().max(80).nullable().default(null),
  key: z.string().trim().max(120).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
});
type News = z.infer<typeof TRACKER_NEWS>;

/** A signed body as it came in. */
export interface SignedBody {
  id: string;
  timestamp: string;
  signature: string;
  body: string;
}

/**
 * Takes owner, due date, comments and place from an issue tracker. Closing an issue verifies nothing: the tracker is told
 * so, and the ticket keeps its state. The same message twice counts once. Throws `not-found` for a tracker or ticket that is
 * not there, `auth.signature`, `request.invalid`.
 */
export async function takeTracker(ctx: Context, targetId: string, signed: SignedBody): Promise<{ ticket: string }> {
  const { settings } = await knownTarget(ctx.db, targetId);
  if (settings.kind !== "tracker") throw new ServiceError("not-found", "There is no such tracker.");
  const secrets = settings.previousSecret === null ? [settings.secret] : [settings.secret, settings.previousSecret];
  if (signed.id === "" || !isSignedBy(secrets, signed, signed.body, ctx.now()))
    throw new ServiceError("auth.signature");
  const news = TRACKER_NEWS.parse(parsed(signed.body));
  const place = `tracker ${targetId}`;
  if (await findAnswer(ctx.db, place, signed.id)) return { ticket: news.ticket };
  const { assignee: owner, due } = news;
  // Saying the same twice changes nothing, so that it may come before the message is remembered.
  if (owner !== undefined || due !== undefined) {
    const change = { ...(owner !== undefined && { owner }), ...(due !== undefined && { due }) };
    await changeTicket(ctx, news.ticket, change);
  }
  await ctx.db.transaction((tx) => store(tx, ctx, { news, tracker: settings.tracker, place, id: signed.id }));
  return { ticket: news.ticket };
}

async function store(
  tx: Tx,
  ctx: Context,
  { news, tracker, place, id }: { news: News; tracker: string; place: string; id: string },
): Promise<void> {
  const found = await findTicket(tx, news.ticket);
  if (!found) throw new ServiceError("not-found", "There is no such ticket.");
  const isNew = await rememberAnswer(tx, { route: place, key: id, bodyDigest: "", status: 200, response: {} });
  if (!isNew) return;
  const { ticket } = found;
  if (news.comment) {
    const { author, body } = news.comment;
    await insertComment(tx, { ticketId: ticket.id, author, body, at: ctx.now(), source: "tracker" });
  }
  await updateTicket(tx, ticket.id, { outside: outsideOf(ticket, news, tracker) });
  if (news.isClosed && !isTicketClosed(ticket.state)) {
    const note = outsideClosedWords(ticket.key, ticket.state);
    await insertComment(tx, { ticketId: ticket.id, author: "Tailwatch", body: note, at: ctx.now() });
    await tellTicket(tx, ctx, ticket.key, { news: "commented", note, actor: "Tailwatch" });
  }
  const details = { tracker, ...news, comment: news.comment?.author };
  await insertAudit(tx, { actor: `tracker ${tracker}`, verb: "ticket.outside", target: ticket.key, details });
}

function outsideOf({ outside, key }: TicketRow, news: News, tracker: string): TicketRow["outside"] {
  return {
    tracker,
    key: news.key ?? outside?.key ?? key,
    url: news.url ?? outside?.url ?? null,
    state: news.state ?? (news.isClosed ? "closed" : (outside?.state ?? null)),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new ServiceError("request.invalid", "The body is not JSON.", { cause: error });
  }
}
