import type { Message } from "../message.ts";
import { cut, inHtml, plainLine, quoted } from "../quoting.ts";
import type { Outgoing } from "../spoken.ts";

const LONGEST_SUBJECT = 180;

/** A mail in parts; `cid` names the picture that the HTML part shows. */
export interface MailParts {
  subject: string;
  text: string;
  html: string;
}

/** The mail of a message: complete as text, the same in HTML with inline styles alone; nothing in it is fetched. */
export function mailOf({ spoken, base, samples, message }: Outgoing<Message>, cid: string | null): MailParts {
  const quotes = samples ? quoted(spoken.quotes) : [];
  const lines = [...spoken.details, ...(quotes.length === 0 ? [] : [`Lost: ${quotes.join(", ")}`])].map(plainLine);
  const links = spoken.links.map(({ name, path }) => ({ name, href: path.startsWith("/") ? base + path : path }));
  const title = plainLine(spoken.title);
  const tag = message.kind === "test" ? "test" : spoken.tag;
  return {
    subject: cut(plainLine(`[${tag}] ${spoken.short}`), LONGEST_SUBJECT),
    text: [
      title,
      ...lines,
      spoken.next,
      "",
      ...spoken.facts.map(({ name, value }) => `${name}: ${plainLine(value)}`),
      "",
      ...links.map(({ name, href }) => `${name}: ${href}`),
      "",
      plainLine(spoken.context),
    ].join("\n"),
    html: page([
      `<p style="font-size:17px;margin:0 0 12px">${inHtml(title)}</p>`,
      ...lines.map((line) => `<p style="margin:0 0 6px">${inHtml(line)}</p>`),
      `<p style="margin:12px 0"><strong>${inHtml(spoken.next)}</strong></p>`,
      ...(cid === null ? [] : [`<img src="cid:${cid}" width="600" alt="${inHtml(title)}" style="max-width:100%">`]),
      table(spoken.facts),
      `<p style="margin:12px 0">${links.map(({ name, href }) => `<a href="${inHtml(href)}">${inHtml(name)}</a>`).join(" &nbsp; ")}</p>`,
      `<p style="margin:0;color:#5b5f66;font-size:12px">${inHtml(plainLine(spoken.context))}</p>`,
    ]),
  };
}

function page(parts: readonly string[]): string {
  const style = "font-family:system-ui,sans-serif;font-size:14px;line-height:1.45;color:#17181a;max-width:640px";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><div style="${style}">${parts.join("")}</div></body></html>`;
}

function table(facts: Outgoing<Message>["spoken"]["facts"]): string {
  const rows = facts.map(
    ({ name, value }) =>
      `<tr><td style="padding:2px 16px 2px 0;color:#5b5f66">${inHtml(name)}</td><td>${inHtml(plainLine(value))}</td></tr>`,
  );
  return rows.length === 0 ? "" : `<table style="border-collapse:collapse;margin:12px 0">${rows.join("")}</table>`;
}
