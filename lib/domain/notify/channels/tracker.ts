import type { TicketState } from "../../ticket.ts";
import type { Message, TicketMessage } from "../message.ts";
import { typeOf } from "../message-type.ts";
import { cut, plainLine } from "../quoting.ts";
import type { Outgoing } from "../spoken.ts";
import type { Tracker } from "../target.ts";

const LONGEST_TITLE = 250;

/** What a state of a ticket is called outside. Source: the REST of Jira Cloud v3, Linear's GraphQL, GitHub's REST. */
const OUTSIDE: Record<TicketState, { jira: string; linear: string; github: "open" | "closed" }> = {
  proposed: { jira: "To Do", linear: "triage", github: "open" },
  approved: { jira: "To Do", linear: "unstarted", github: "open" },
  collecting: { jira: "In Progress", linear: "started", github: "open" },
  injected: { jira: "In Progress", linear: "started", github: "open" },
  verifying: { jira: "In Progress", linear: "started", github: "open" },
  reopened: { jira: "In Progress", linear: "started", github: "open" },
  verified: { jira: "Done", linear: "completed", github: "closed" },
  canceled: { jira: "Done", linear: "canceled", github: "closed" },
};

/** The body for an issue tracker: the ticket as that tracker's fields, to be made or brought up to date under its key. */
export function trackerBody(out: Outgoing<Message>, tracker: Tracker, writtenAt: string): Record<string, unknown> {
  const { message, base } = out;
  const head = { type: typeOf(message), timestamp: writtenAt };
  if (message.kind !== "ticket") return { ...head, data: { test: true } };
  const { key, state } = message.ticket;
  return {
    ...head,
    data: {
      // Who receives it makes one issue a key, whatever it has been sent before.
      key,
      tracker,
      state,
      fields: fieldsOf(tracker, { ...out, message }),
      ...(message.news === "commented" && { comment: { author: message.actor, body: message.note } }),
      links: { ticket: `${base}/tickets/${key}`, brief: `${base}/api/v1/tickets/${key}/brief.md` },
    },
  };
}

function fieldsOf(tracker: Tracker, out: Outgoing<TicketMessage>): Record<string, unknown> {
  const { state, owner, due } = out.message.ticket;
  const title = titleOf(out);
  const description = descriptionOf(tracker, out);
  const outside = OUTSIDE[state];
  if (tracker === "jira") {
    const status = { status: outside.jira, ...(state === "canceled" && { resolution: "Won't do" }) };
    return { summary: title, description, labels: labels(state, "-"), duedate: due, assignee: owner, ...status };
  }
  if (tracker === "linear")
    return { title, description, labels: labels(state, ":"), dueDate: due, assignee: owner, stateType: outside.linear };
  return {
    title,
    body: due === null ? description : `${description}\n\nDue ${due}`,
    labels: labels(state, ":"),
    assignees: owner === null ? [] : [owner],
    state: outside.github,
    ...(outside.github === "closed" && { state_reason: state === "canceled" ? "not_planned" : "completed" }),
  };
}

/** Labels of Jira take no colon in its older searches, so that theirs have a hyphen. */
const labels = (state: TicketState, joint: string) => ["tailwatch", `tw${joint}${state}`];

function titleOf({ message }: Outgoing<TicketMessage>): string {
  return cut(plainLine(`${message.ticket.key} ${message.lineage.slug}: ${message.ticket.headline}`), LONGEST_TITLE);
}

function descriptionOf(tracker: Tracker, { message, spoken, base }: Outgoing<TicketMessage>): string {
  const { key } = message.ticket;
  const told = [
    message.ticket.headline,
    ...spoken.facts.map(({ name, value }) => `${name}: ${value}`),
    ...spoken.details,
  ].map(plainLine);
  return [
    ...verbatim(tracker, told),
    "",
    `Brief for those who collect: ${base}/api/v1/tickets/${key}/brief.md`,
    `Ticket: ${base}/tickets/${key}`,
    "Closing this issue verifies nothing: the next generation's measurement does.",
  ].join("\n");
}

/** Lines of data as a block that a tracker shows as it is: no mention, no link, no heading comes of it. */
function verbatim(tracker: Tracker, lines: readonly string[]): string[] {
  if (tracker !== "jira") return lines.map((line) => `    ${line}`);
  return ["{noformat}", ...lines.map((line) => line.replaceAll("{noformat}", "(noformat)")), "{noformat}"];
}
