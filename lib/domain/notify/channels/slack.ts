import type { Verdict } from "../../judgement.ts";
import type { Message } from "../message.ts";
import { cut, plainLine, quoted } from "../quoting.ts";
import type { Outgoing } from "../spoken.ts";

/** What Slack cuts or refuses: header 150, section text 3,000, field 2,000, button 75 characters; ten fields a section. */
const LONGEST = { header: 140, section: 2_800, field: 1_800, button: 70 };
const MOST_FIELDS = 10;
const COLOURS: Record<Verdict, string> = { ok: "#3b6599", watch: "#d07622", breach: "#820915", unknown: "#8b8d8f" };

interface PlainText {
  type: "plain_text";
  text: string;
  emoji: false;
}

/** Data stand in plain_text alone, where Slack reads no markup, names nobody and draws no emoji. */
const plain = (text: string, most: number): PlainText => ({
  type: "plain_text",
  text: cut(text, most) || " ",
  emoji: false,
});

/** The body for an incoming webhook of Slack: one attachment in the verdict's colour. Source: api.slack.com/reference/block-kit. */
export function slackBody({ message, spoken, base, samples, image }: Outgoing<Message>): Record<string, unknown> {
  const lines = [...spoken.details, ...(samples && spoken.quotes.length > 0 ? [lost(spoken.quotes)] : []), spoken.next];
  const blocks = [
    { type: "header", text: plain(plainLine(spoken.title), LONGEST.header) },
    { type: "section", text: plain(lines.map(plainLine).join("\n"), LONGEST.section) },
    ...(spoken.facts.length === 0 ? [] : [{ type: "section", fields: fieldsOf(spoken.facts) }]),
    ...(image === null ? [] : [{ type: "image", image_url: image, alt_text: cut(plainLine(spoken.title), 1_900) }]),
    { type: "context", elements: [plain(plainLine(spoken.context), LONGEST.section)] },
    ...(spoken.links.length === 0 ? [] : [{ type: "actions", elements: buttonsOf(spoken.links, base) }]),
  ];
  const isTest = message.kind === "test";
  return {
    text: escaped(cut(plainLine(isTest ? `[test] ${spoken.title}` : spoken.title), LONGEST.section)),
    mrkdwn: false,
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
    attachments: [{ color: COLOURS[spoken.tone], blocks }],
  };
}

const lost = (events: readonly string[]) => `Lost: ${quoted(events).join(", ")}`;

function fieldsOf(facts: Outgoing<Message>["spoken"]["facts"]): PlainText[] {
  return facts.slice(0, MOST_FIELDS).map(({ name, value }) => plain(`${name}\n${plainLine(value)}`, LONGEST.field));
}

function buttonsOf(links: Outgoing<Message>["spoken"]["links"], base: string): unknown[] {
  return links.slice(0, 2).map(({ name, path }) => ({
    type: "button",
    text: plain(name, LONGEST.button),
    url: path.startsWith("/") ? base + path : path,
  }));
}

/** The three characters that Slack reads as markup outside plain_text: without them nobody is mentioned and nothing linked. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
