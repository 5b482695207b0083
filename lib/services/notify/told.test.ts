import { describe, expect, it } from "vitest";
import type { AlertMessage, TicketMessage, ToldAlert } from "#domain/notify/message.ts";
import { alertMessage, ticketMessage, toldAlert } from "./testing/told.ts";
import { bodyOf, MESSAGES, mailed, NOW, SETTINGS, setting } from "./testing/written.ts";

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
