import { describe, expect, it } from "vitest";
import type { AlertMessage, JudgedMessage, Message, TicketMessage, ToldAlert } from "#domain/notify/message.ts";
import type { TargetSettings } from "#domain/notify/target.ts";
import { testContext } from "#services/testing/context.ts";
import { assertCardSigned, cardPath } from "./card-link.ts";
import { httpRequest, mailRequest, outgoingOf } from "./compose.ts";
import { installationOf } from "./installation.ts";
import { newSecret } from "./signature.ts";
import { ATTACKS } from "./testing/attacks.ts";
import { complaintsOf } from "./testing/schemas.ts";
import { alertMessage, ticketMessage, toldAlert } from "./testing/told.ts";

const NOW = new Date("2026-11-22T09:00:00Z");
const OUTGOING = {
  publicUrl: "https://tw.example.com",
  localUrl: "http://127.0.0.1:3000",
  allow: [],
  smtp: null,
  mailFrom: null,
};
const INSTALLATION = { id: "in_7f3a", cardKey: "00" };
const HOOK = { url: "https://hooks.example.com/", samples: false };
const SETTINGS: Exclude<TargetSettings, { kind: "email" }>[] = [
  { kind: "slack", ...HOOK },
  { kind: "pagerduty", ...HOOK, routingKey: "e93facc04764012d7bfb002500d5d1a6" },
  { kind: "webhook", ...HOOK, secret: newSecret(), previousSecret: null },
  { kind: "alertmanager", ...HOOK },
  { kind: "tracker", tracker: "jira", ...HOOK, secret: newSecret(), previousSecret: null },
  { kind: "tracker", tracker: "linear", ...HOOK, secret: newSecret(), previousSecret: null },
  { kind: "tracker", tracker: "github", ...HOOK, secret: newSecret(), previousSecret: null },
];
const SCHEMA = {
  slack: "slack-message",
  pagerduty: "pagerduty-event",
  alertmanager: "alertmanager-alerts",
  webhook: "webhook-envelope",
  tracker: "webhook-envelope",
} as const;
const setting = (kind: (typeof SETTINGS)[number]["kind"]) => {
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
const LINEAGE = alertMessage("ln_4", []).lineage;
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
const MESSAGES: Message[] = [
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
const bodyOf = (message: Message, settings: (typeof SETTINGS)[number], samples = false) => {
  const request = httpRequest(written(message, settings, samples), settings, NOW);
  return request === null ? null : JSON.parse(request.body);
};
const mailed = (message: Message, samples = false) =>
  mailRequest(written(message, { kind: "email", to: [], samples }), {
    ...{ to: ["a@example.com"], thread: "ln_4:3", domain: "example.com", cid: null },
  });

describe("payloads", () => {
  it("of every message are what each receiver's published schema takes", () => {
    for (const message of MESSAGES)
      for (const settings of SETTINGS) {
        const body = bodyOf(message, settings);
        if (body !== null)
          expect(complaintsOf(SCHEMA[settings.kind], body), `${settings.kind} ${message.kind}`).toEqual([]);
      }
  });

  it("are refused by those schemas when a field goes missing, so that the schemas do hold something", () => {
    const { summary: _, ...payload } = bodyOf(MESSAGES[0] as Message, setting("pagerduty")).payload;
    expect(
      complaintsOf("pagerduty-event", { ...bodyOf(MESSAGES[0] as Message, setting("pagerduty")), payload }),
    ).not.toEqual([]);
    const slack = bodyOf(MESSAGES[0] as Message, setting("slack"));
    slack.attachments[0].blocks[0].text.type = "mrkdwn";
    expect(complaintsOf("slack-message", slack)).not.toEqual([]);
    expect(complaintsOf("alertmanager-alerts", [{ labels: { "a-b": "x" } }])).not.toEqual([]);
  });

  it("hold no lost event unless the target takes samples, and then at most three of forty characters", () => {
    const lostEvents = ["refund".repeat(20), "warranty", "voucher", "fourth"];
    const told = alertMessage("ln_4", [toldAlert("al_1", "firing", "firing")], { lostEvents });
    for (const settings of SETTINGS) expect(JSON.stringify(bodyOf(told, settings) ?? "")).not.toContain("warranty");
    expect(JSON.stringify(mailed(told))).not.toContain("warranty");
    const shown = [
      JSON.stringify(bodyOf(told, setting("slack"), true)),
      mailed(told, true).text,
      mailed(told, true).html,
    ];
    for (const text of shown) {
      expect(text).toContain("“warranty”");
      expect(text).not.toContain("fourth");
      expect(text).not.toContain("refund".repeat(7));
    }
    expect(bodyOf(told, setting("webhook"), true).data.lostEvents).toHaveLength(3);
  });

  it("stay below 20 KB as a webhook, and say how many alerts did not fit", () => {
    const many = Array.from({ length: 200 }, (_, at) =>
      toldAlert(`al_${at}`, "firing", "firing", { headline: "ü".repeat(900), note: "n".repeat(3000) }),
    );
    const body = bodyOf(alertMessage("ln_4", many), setting("webhook"));
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(20_000);
    expect(body.data.others.length + body.data.more).toBe(199);
  });
});

describe("what is told", () => {
  const firing = (more: Partial<ToldAlert> = {}, message: Partial<AlertMessage> = {}) =>
    alertMessage("ln_4", [toldAlert("al_31", "firing", "firing", more)], message);

  it("to a pager has one key for a group, through trigger, acknowledge and resolve", () => {
    const acts = MESSAGES.filter((each) => each.kind === "alerts").map((each) => bodyOf(each, setting("pagerduty")));
    const sent = acts.filter((each) => each !== null);
    expect(new Set(sent.map((each) => each.dedup_key))).toEqual(new Set(["tailwatch:in_7f3a:ln_4:3"]));
    expect(sent.map((each) => each.event_action)).toEqual([
      "trigger",
      "trigger",
      "trigger",
      "acknowledge",
      "resolve",
      "trigger",
      "trigger",
    ]);
    expect(sent[4]).toEqual({
      routing_key: expect.any(String),
      event_action: "resolve",
      dedup_key: expect.any(String),
    });
  });

  it("to a pager says how bad it is: critical when late, warning on watch, info when nothing could be judged", () => {
    const severity = (message: AlertMessage) => bodyOf(message, setting("pagerduty")).payload.severity;
    expect(severity(firing())).toBe("error");
    expect(severity(firing({}, { phase: "late-collapse" }))).toBe("critical");
    expect(severity(firing({ severity: "watch" }))).toBe("warning");
    expect(severity(firing({ measurement: null }))).toBe("info");
    expect(bodyOf(firing(), setting("pagerduty"))).toMatchObject({
      client_url: "https://tw.example.com/alerts/al_31",
      payload: {
        summary: "support-bot g4: Rare words fell to 71% of the human control (66-76%), below 85%.",
        component: "tail",
        class: "tail.retention",
        custom_details: { slice: "rarity:2-3", n: 5000, control_n: 5000, policy: "tail-retention v7", ticket: "TW-12" },
      },
      images: [{ src: expect.stringMatching(/^https:\/\/tw\.example\.com\/og\/alert\/al_31\?v=4&sig=[0-9a-f]{32}$/) }],
    });
  });

  it("to a webhook is the alert that leads, with value, interval, n, control and lines", () => {
    expect(bodyOf(firing(), setting("webhook"))).toMatchObject({
      type: "alert.firing",
      data: {
        ...{ alert: "al_31", group: "ln_4:3", lineage: "support-bot", generation: 4, revision: 1, severity: "breach" },
        ...{ phase: "early-collapse", mechanism: "sharpening", ticket: "TW-12" },
        measurement: { metric: "tail.retention", value: 0.71, low: 0.66, high: 0.76, n: 5000, control: { n: 5000 } },
        policy: { id: "tail-retention", version: 7, watch: 0.95, breach: 0.85 },
        links: { alert: "https://tw.example.com/alerts/al_31" },
      },
    });
  });

  it("to Alertmanager has the generation as an annotation, ends in three intervals while open and now when resolved", () => {
    const [open] = bodyOf(firing(), setting("alertmanager"));
    expect(open).toMatchObject({
      labels: { alertname: "tail-retention", lineage: "support-bot", metric: "tail.retention", slice: "rarity:2-3" },
      annotations: { generation: "4", value: "0.71" },
      startsAt: "2026-11-22T08:30:00.000Z",
      endsAt: "2026-11-22T09:30:00.000Z",
    });
    const later = alertMessage("ln_4", [toldAlert("al_31", "resolved", "resolved")], { generation: 6 });
    const [closed] = bodyOf(later, setting("alertmanager"));
    expect(closed).toMatchObject({ labels: open.labels, endsAt: NOW.toISOString() });
    const raised = bodyOf(alertMessage("ln_4", [toldAlert("al_31", "raised", "firing")]), setting("alertmanager"));
    expect(raised.map((each: typeof open) => [each.labels.severity, each.endsAt > NOW.toISOString()])).toEqual([
      ["watch", false],
      ["breach", true],
    ]);
  });

  it("to Slack is line 1 as text, numbers as fields, two buttons and a picture", () => {
    const { text, attachments } = bodyOf(firing(), setting("slack"));
    expect(text).toBe("support-bot g4: Rare words fell to 71% of the human control (66-76%), below 85%.");
    expect(attachments[0].color).toBe("#820915");
    const blocks = attachments[0].blocks;
    expect(blocks.map((block: { type: string }) => block.type)).toEqual([
      ...["header", "section", "section", "image", "context", "actions"],
    ]);
    expect(blocks[1].text.text).toBe(
      "Phase early-collapse, mechanism sharpening, 4 generations earlier than the averages.\nDecide on ticket TW-12: it says how many human samples bring it back.",
    );
    expect(blocks[2].fields.map((field: { text: string }) => field.text)).toEqual([
      expect.stringContaining("71% (66-76%)"),
      "Human control\nn = 5,000",
      "Samples\nn = 5,000",
      "Owner\nAna",
    ]);
    expect(blocks[5].elements.map((each: { url: string }) => each.url)).toEqual([
      "https://tw.example.com/alerts/al_31",
      "https://tw.example.com/tickets/TW-12",
    ]);
  });

  it("by mail has the subject people sort by, and one thread a group", () => {
    const [first, last] = [
      mailed(firing()),
      mailed(alertMessage("ln_4", [toldAlert("al_31", "resolved", "resolved")])),
    ];
    expect(first.subject).toBe("[breach] support-bot g4: Rare words fell to 71% of the human control");
    expect(last.subject).toMatch(/^\[resolved\] support-bot g4: resolved after less than an hour/);
    expect(first.references).toEqual(last.references);
  });

  it("to a tracker is the ticket in that tracker's words", () => {
    const fields = (tracker: string, state: TicketMessage["ticket"]["state"]) => {
      const settings = SETTINGS.find((each) => each.kind === "tracker" && each.tracker === tracker);
      const message = ticketMessage("ln_4", { news: state, ticket: { ...ticketMessage("ln_4").ticket, state } });
      return settings && bodyOf(message, settings).data.fields;
    };
    expect(fields("jira", "proposed")).toMatchObject({ status: "To Do", duedate: "2026-12-01", assignee: "Ben" });
    expect(fields("jira", "verifying")).toMatchObject({ status: "In Progress", labels: ["tailwatch", "tw-verifying"] });
    expect(fields("jira", "canceled")).toMatchObject({ status: "Done", resolution: "Won't do" });
    expect(fields("linear", "proposed")).toMatchObject({ stateType: "triage" });
    expect(fields("linear", "approved")).toMatchObject({ stateType: "unstarted" });
    expect(fields("linear", "verified")).toMatchObject({ stateType: "completed" });
    expect(fields("github", "injected")).toMatchObject({ state: "open", labels: ["tailwatch", "tw:injected"] });
    expect(fields("github", "verified")).toMatchObject({ state: "closed", state_reason: "completed" });
    expect(fields("github", "canceled")).toMatchObject({ state: "closed", state_reason: "not_planned" });
  });
});

describe("text that wants to be more", () => {
  const dressed = (text: string): Message[] => [
    alertMessage("ln_4", [toldAlert("al_1", "firing", "firing", { headline: text, note: text, owner: text })], {
      lineage: { ...LINEAGE, slug: text },
      lostEvents: [text],
    }),
    ticketMessage("ln_4", { note: text, ticket: { ...ticketMessage("ln_4").ticket, headline: text, owner: text } }),
  ];
  const tags = (html: string) => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, '=""'));

  it("stays text in every channel: two hundred of them", () => {
    expect(ATTACKS).toHaveLength(200);
    const plain = dressed("plain").map((message) => tags(mailed(message, true).html));
    for (const attack of ATTACKS)
      for (const [at, message] of dressed(attack).entries()) {
        for (const settings of SETTINGS) {
          const body = bodyOf(message, settings, true);
          if (body !== null) expect(complaintsOf(SCHEMA[settings.kind], body), attack).toEqual([]);
          if (settings.kind === "tracker" && body?.data.fields) expectVerbatim(settings.tracker, body.data.fields);
        }
        const mail = mailed(message, true);
        expect(tags(mail.html), attack).toEqual(plain[at]);
        expect(mail.subject, attack).not.toMatch(/[\r\n\0]/);
      }
  });

  function expectVerbatim(
    tracker: string,
    fields: { body?: string; description?: string; title?: string; summary?: string },
  ) {
    const lines = (fields.body ?? fields.description ?? "").split("\n");
    const ours = /^(Brief for those who collect: https:|Ticket: https:|Closing this issue|Due \d|$)/;
    if (tracker === "jira")
      expect(lines.filter((line) => line.includes("{noformat}"))).toEqual(["{noformat}", "{noformat}"]);
    else for (const line of lines) expect(line).toMatch(new RegExp(`^ {4}|${ours.source}`));
    expect(fields.title ?? fields.summary).not.toMatch(/[\r\n]/);
  }
});

it("the address of a card is refused with another's signature, version or kind", async () => {
  const ctx = await testContext();
  const { cardKey } = await installationOf(ctx.db);
  const query = (path: string) => new URL(path, "http://x").searchParams;
  const right = query(cardPath(cardKey, "al_1", 4));
  await assertCardSigned(ctx, { kind: "alert", id: "al_1" }, right);
  await assertCardSigned(ctx, { kind: "alert", id: "al_1" }, new URLSearchParams());
  const wrong: [{ kind: string; id: string }, URLSearchParams][] = [
    [{ kind: "alert", id: "al_2" }, right],
    [{ kind: "lineage", id: "al_1" }, right],
    [{ kind: "alert", id: "al_1" }, new URLSearchParams({ v: "5", sig: right.get("sig") ?? "" })],
    [{ kind: "alert", id: "al_1" }, new URLSearchParams({ v: "4", sig: "" })],
  ];
  for (const [place, asked] of wrong)
    await expect(assertCardSigned(ctx, place, asked)).rejects.toMatchObject({ code: "not-found" });
  await ctx.close();
});
