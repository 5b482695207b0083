import { createHash } from "node:crypto";
import type { Claimed } from "#db/outbox.ts";
import { alertmanagerBody } from "#domain/notify/channels/alertmanager.ts";
import { mailOf } from "#domain/notify/channels/email.ts";
import { pagerdutyBody } from "#domain/notify/channels/pagerduty.ts";
import { slackBody } from "#domain/notify/channels/slack.ts";
import { trackerBody } from "#domain/notify/channels/tracker.ts";
import { webhookBody } from "#domain/notify/channels/webhook.ts";
import type { Message } from "#domain/notify/message.ts";
import { isPublic, type OutgoingSettings } from "#domain/notify/outgoing.ts";
import type { Outgoing } from "#domain/notify/spoken.ts";
import type { TargetSettings } from "#domain/notify/target.ts";
import { spokenOf } from "#domain/present/messages/spoken.ts";
import { cardPath } from "./card-link.ts";
import type { Installation } from "./installation.ts";
import { signedHeaders } from "./signature.ts";

/** A request as it leaves, but for the connection. */
export interface HttpRequest {
  url: string;
  body: string;
  headers: Record<string, string>;
}

/** A mail as it leaves, but for sender and picture. */
export interface MailRequest {
  to: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  references: string[];
}

const JSON_BODY = { "content-type": "application/json" };

/** What channels write a message from, for one target. */
export function outgoingOf(
  { message, target }: Pick<Claimed, "message" | "target">,
  settings: OutgoingSettings,
  installation: Installation,
  now: Date,
): Outgoing<Message> {
  const spoken = spokenOf(message.body, message.createdAt.toISOString());
  const version = message.body.kind === "alerts" ? message.body.generation : 0;
  const card = spoken.alertId === null ? null : cardPath(installation.cardKey, spoken.alertId, version);
  return {
    id: message.id,
    message: message.body,
    spoken,
    base: settings.publicUrl ?? settings.localUrl,
    installation: installation.id,
    now,
    samples: target.settings.samples,
    image: card !== null && isPublic(settings) ? settings.publicUrl + card : null,
  };
}

/** The request of a target that is reached by HTTP; null where its channel has nothing to say. */
export function httpRequest(
  out: Outgoing<Message>,
  settings: Exclude<TargetSettings, { kind: "email" }>,
  writtenAt: Date,
): HttpRequest | null {
  const written = writtenAt.toISOString();
  switch (settings.kind) {
    case "slack":
      return { url: settings.url, body: JSON.stringify(slackBody(out)), headers: JSON_BODY };
    case "pagerduty": {
      const event = pagerdutyBody(out, settings.routingKey);
      return event && { url: settings.url, body: JSON.stringify(event), headers: JSON_BODY };
    }
    case "alertmanager":
      return { url: alertsUrl(settings.url), body: JSON.stringify(alertmanagerBody(out)), headers: JSON_BODY };
    case "webhook":
      return signed(settings, out, webhookBody(out, written));
    case "tracker":
      return signed(settings, out, trackerBody(out, settings.tracker, written));
  }
}

function signed(
  { url, secret, previousSecret }: { url: string; secret: string; previousSecret: string | null },
  { id, now }: Outgoing<Message>,
  content: unknown,
): HttpRequest {
  const body = JSON.stringify(content);
  const secrets = previousSecret === null ? [secret] : [secret, previousSecret];
  return { url, body, headers: { ...JSON_BODY, ...signedHeaders(secrets, id, now, body) } };
}

function alertsUrl(url: string): string {
  const bare = url.replace(/\/+$/, "");
  return bare.endsWith("/api/v2/alerts") ? bare : `${bare}/api/v2/alerts`;
}

/** The mail of a message; all mails of a thread refer to one id, so that they are shown together. */
export function mailRequest(
  out: Outgoing<Message>,
  place: { to: string[]; thread: string; domain: string; cid: string | null },
): MailRequest {
  const thread = createHash("sha256").update(`${out.installation} ${place.thread}`).digest("hex").slice(0, 32);
  return {
    to: place.to,
    ...mailOf(out, place.cid),
    messageId: `<${out.id}@${place.domain}>`,
    references: [`<thread-${thread}@${place.domain}>`],
  };
}
