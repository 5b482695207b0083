import type { JudgedMessage, Message, ToldAlert } from "#domain/notify/message.ts";
import type { TargetSettings } from "#domain/notify/target.ts";
import { httpRequest, mailRequest, outgoingOf } from "../compose.ts";
import { newSecret } from "../signature.ts";
import { alertMessage, ticketMessage, toldAlert } from "./told.ts";

/** When everything here is written. */
export const NOW = new Date("2026-11-22T09:00:00Z");
const OUTGOING = {
  publicUrl: "https://tw.example.com",
  localUrl: "http://127.0.0.1:3000",
  allow: [],
  smtp: null,
  mailFrom: null,
};
const INSTALLATION = { id: "in_7f3a", cardKey: "00" };
const HOOK = { url: "https://hooks.example.com/", samples: false };
/** A target of every kind that is reached by HTTP. */
export const SETTINGS: Exclude<TargetSettings, { kind: "email" }>[] = [
  { kind: "slack", ...HOOK },
  { kind: "pagerduty", ...HOOK, routingKey: "e93facc04764012d7bfb002500d5d1a6" },
  { kind: "webhook", ...HOOK, secret: newSecret(), previousSecret: null },
  { kind: "alertmanager", ...HOOK },
  { kind: "tracker", tracker: "jira", ...HOOK, secret: newSecret(), previousSecret: null },
  { kind: "tracker", tracker: "linear", ...HOOK, secret: newSecret(), previousSecret: null },
  { kind: "tracker", tracker: "github", ...HOOK, secret: newSecret(), previousSecret: null },
];
/** The published schema of each kind. */
export const SCHEMA = {
  slack: "slack-message",
  pagerduty: "pagerduty-event",
  alertmanager: "alertmanager-alerts",
  webhook: "webhook-envelope",
  tracker: "webhook-envelope",
} as const;
/** The settings of a kind. */
export const setting = (kind: (typeof SETTINGS)[number]["kind"]) => {
  const found = SETTINGS.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};

const NEWS: [ToldAlert["news"], ToldAlert["state"]][] = [
  ["firing", "firing"],
  ["raised", "firing"],
  ["reminder", "firing"],
  ["acknowledged", "acknowledged"],
  ["recovering", "recovering"],
  ["resolved", "resolved"],
  ["snoozed", "firing"],
  ["unsnoozed", "firing"],
];
/** The lineage of them all. */
export const LINEAGE = alertMessage("ln_4", []).lineage;
const JUDGED: JudgedMessage = {
  kind: "judged",
  lineage: LINEAGE,
  generation: 5,
  revision: 1,
  verdict: "unknown",
  phase: "insufficient-data",
  mechanism: null,
  headline: "Nothing could be judged.",
};
/** A message of every kind, state and news. */
export const MESSAGES: Message[] = [
  ...NEWS.map(([news, state]) => {
    const open = state === "resolved" ? 0 : 1;
    const standing = { firing: 0, acknowledged: 0, recovering: 0, ...(open === 1 && { [state]: 1 }) };
    return alertMessage("ln_4", [toldAlert("al_1", news, state, { owner: "Ana", note: "why" })], { standing });
  }),
  alertMessage("ln_4", [toldAlert("al_2", "firing", "firing", { measurement: null, ticket: null })]),
  ...(["proposed", "approved", "collecting", "injected", "verifying", "verified", "reopened", "canceled"] as const).map(
    (state) => ticketMessage("ln_4", { news: state, ticket: { ...ticketMessage("ln_4").ticket, state } }),
  ),
  ...(["assigned", "commented", "progress"] as const).map((news) => ticketMessage("ln_4", { news, note: "n" })),
  JUDGED,
  { kind: "review", review: "2026-W47", reviewer: "Ana", headline: "Two in breach.", digest: "ab" },
  { kind: "risk", lineage: LINEAGE, risk: { ref: "R-1", title: "Tail", likelihood: [3, 5], impact: null } },
  { kind: "test", by: "local user" },
];

function written(message: Message, settings: TargetSettings, samples = settings.samples) {
  const row = { id: "msg_1", lineageId: "ln_4", type: "x", subjects: [], body: message, createdAt: NOW };
  const target = {
    ...{
      id: "t",
      kind: settings.kind,
      name: "t",
      isEnabled: true,
      disabledBecause: null,
      removedAt: null,
      createdAt: NOW,
    },
    settings: { ...settings, samples } as TargetSettings,
  };
  return outgoingOf({ message: row, target }, OUTGOING, INSTALLATION, NOW);
}
/** The body that goes to a target, parsed; null for none. */
export const bodyOf = (message: Message, settings: (typeof SETTINGS)[number], samples = false) => {
  const request = httpRequest(written(message, settings, samples), settings, NOW);
  return request === null ? null : JSON.parse(request.body);
};
/** The mail of a message. */
export const mailed = (message: Message, samples = false) =>
  mailRequest(written(message, { kind: "email", to: [], samples }), {
    ...{ to: ["a@example.com"], thread: "ln_4:3", domain: "example.com", cid: null },
  });
