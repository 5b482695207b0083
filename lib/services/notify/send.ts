import type { Claimed } from "#db/outbox.ts";
import type { Message } from "#domain/notify/message.ts";
import type { OutgoingSettings } from "#domain/notify/outgoing.ts";
import { cut, plainLine } from "#domain/notify/quoting.ts";
import type { Outgoing } from "#domain/notify/spoken.ts";
import type { Context } from "#services/context.ts";
import { readEnv } from "#services/env.ts";
import { shareCard } from "#services/exports/cards.ts";
import { sendMail } from "#store/egress-mail.ts";
import { type Answered, post } from "#store/egress-post.ts";
import { httpRequest, mailRequest, outgoingOf } from "./compose.ts";
import type { Installation } from "./installation.ts";

const LONGEST_SAID = 300;
const CARD = "card";

/** What came of one try. `status` null: nothing was answered; `retryAfter` in seconds. */
export interface Tried {
  status: number | null;
  said: string;
  milliseconds: number;
  retryAfter: number | null;
}

/** How messages leave, as the context or the environment says. */
export function outgoingSettings(ctx: Pick<Context, "outgoing">): OutgoingSettings {
  return ctx.outgoing ?? readEnv().outgoing;
}

/** Sends one delivery once. Never throws for what a receiver does. */
export async function send(ctx: Context, claimed: Claimed, installation: Installation): Promise<Tried> {
  const settings = outgoingSettings(ctx);
  const out = outgoingOf(claimed, settings, installation, ctx.now());
  const started = performance.now();
  const { status, text, retryAfter } = await exchanged(ctx, claimed, out, settings);
  const said = cut(plainLine(text), LONGEST_SAID);
  return { status, said, milliseconds: Math.round(performance.now() - started), retryAfter };
}

async function exchanged(
  ctx: Context,
  { target, message, delivery }: Claimed,
  out: Outgoing<Message>,
  settings: OutgoingSettings,
): Promise<Answered> {
  if (target.settings.kind === "email")
    return mailed(ctx, { to: target.settings.to, thread: delivery.thread }, out, settings);
  const request = httpRequest(out, target.settings, message.createdAt);
  if (request === null) return { status: 204, text: "nothing to say to this kind of target", retryAfter: null };
  const { allow, timeout } = settings;
  return post({ ...request, ...(timeout !== undefined && { timeout }) }, { allow });
}

async function mailed(
  ctx: Context,
  place: { to: string[]; thread: string },
  out: Outgoing<Message>,
  { smtp, mailFrom, allow }: OutgoingSettings,
): Promise<Answered> {
  if (smtp === null || mailFrom === null)
    return { status: null, text: "TAILWATCH_SMTP_URL or TAILWATCH_MAIL_FROM is not set", retryAfter: null };
  const card = out.spoken.alertId === null ? null : await pictureOf(ctx, out.spoken.alertId);
  const cid = card === null ? null : `${CARD}-${out.id}@${domainOf(mailFrom)}`;
  const mail = mailRequest(out, { ...place, domain: domainOf(mailFrom), cid });
  const attachments =
    card === null || cid === null
      ? []
      : [{ filename: "alert.png", content: Buffer.from(card), cid, contentType: "image/png" }];
  const answer = await sendMail(smtp, { from: mailFrom, ...mail, attachments, date: out.now }, { allow });
  return { ...answer, retryAfter: null };
}

/** The card of an alert, or null where it cannot be drawn: a mail is complete without it. */
function pictureOf(ctx: Context, alertId: string): Promise<Uint8Array | null> {
  return shareCard(ctx, "alert", alertId).catch(() => null);
}

const domainOf = (address: string) => address.slice(address.indexOf("@") + 1);
