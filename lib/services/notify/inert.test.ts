import { describe, expect, it } from "vitest";
import type { Message } from "#domain/notify/message.ts";
import { complaintsOf } from "../../../e2e/receivers/schemas.ts";
import { ATTACKS } from "./testing/attacks.ts";
import { alertMessage, ticketMessage, toldAlert } from "./testing/told.ts";
import { bodyOf, LINEAGE, mailed, SCHEMA, SETTINGS } from "./testing/written.ts";

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
