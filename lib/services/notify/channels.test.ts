import { describe, expect, it } from "vitest";
import type { Message } from "#domain/notify/message.ts";
import { complaintsOf } from "../../../e2e/receivers/schemas.ts";
import { alertMessage, toldAlert } from "./testing/told.ts";
import { bodyOf, MESSAGES, mailed, SCHEMA, SETTINGS, setting } from "./testing/written.ts";

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
