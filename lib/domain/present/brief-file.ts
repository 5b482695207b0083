import { canonicalJson } from "../formats/canonical.ts";
import { type Brief, type BriefWant, briefTitle } from "./brief.ts";
import { plural } from "./format.ts";
import { visibleText } from "./sample-text.ts";

/** A brief as Markdown. Texts of users and samples stand in code spans and fences only, where nothing is markup, link or mention. */
export function briefMarkdown(brief: Brief): string {
  const lines = [
    `# Collection brief ${brief.ticket}`,
    "",
    said(briefTitle(brief)),
    "",
    "## What to write",
    "",
    ...brief.asks.map((ask) => `- ${said(ask)}`),
    "",
    "## How",
    "",
    ...brief.guidelines.map((line) => `- ${said(line)}`),
    "",
    "## Terms",
    "",
    ...brief.terms.map(({ name, value }) => `- ${name}: ${said(value)}`),
    "",
    "## What is wanted",
    "",
    ...brief.wants.flatMap(wantLines),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function wantLines({ event, count, exemplars }: BriefWant): string[] {
  const head = `### ${event === null ? "Anything else that people write" : span(event)}: in ${plural(count, "text")}`;
  const examples = exemplars.flatMap((text) => [...fence(text), ""]);
  return [
    head,
    "",
    ...(examples.length > 0 ? ["Examples by people. Do not copy: copies are refused.", ""] : []),
    ...examples,
  ];
}

const shown = (text: string) =>
  visibleText(text)
    .map((part) => part.text)
    .join("");

const longestRun = (text: string) => Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));

/** Letters, digits and marks that mean nothing to Markdown inside a line. */
const INERT = /^(?!.*www\.)[\p{L}\p{N} ,.;:()'’“”…-]*$/u;

/** A line as it is where nothing in it could be markup, link or mention; else in a code span. */
const said = (text: string) => (INERT.test(text) ? text : span(text));

/** One line of text in a code span that it cannot leave. */
function span(text: string): string {
  const line = shown(text).replace(/\s+/g, " ").trim();
  const ticks = "`".repeat(longestRun(line) + 1);
  return `${ticks} ${line} ${ticks}`;
}

/** A text in a fence that it cannot close. */
function fence(text: string): string[] {
  const body = shown(text);
  const ticks = "`".repeat(Math.max(3, longestRun(body) + 1));
  return [`${ticks}text`, body, ticks];
}

/** A brief as one JSON object a line, one for each thing wanted: schema `tailwatch.curation/1`. */
export function briefLines({ ticket, lineage, wants, terms, guidelines, asks }: Brief): string {
  const named = Object.fromEntries(terms.map(({ name, value }) => [name.toLowerCase().replace(" ", "-"), value]));
  const shared = {
    schema: "tailwatch.curation/1",
    ticket,
    lineage,
    terms: named,
    guidelines: [...asks, ...guidelines],
  };
  return wants.map((want) => `${canonicalJson({ ...shared, ...want })}\n`).join("");
}
