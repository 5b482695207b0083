import type { TicketMessage } from "../../notify/message.ts";
import type { Spoken } from "../../notify/spoken.ts";
import type { TicketState } from "../../ticket.ts";
import { count, plural, sliceWords } from "../format.ts";

const NEXT: Record<TicketState, string> = {
  proposed: "Decide: approve it, or cancel it with a reason.",
  approved: "Hand the collection brief to those who write, and start collecting.",
  collecting: "Upload human samples against the ticket until it has enough.",
  injected: "Train the next generation on the bundle that holds them, and close it here.",
  verifying: "Wait for the verdict on the generation that was trained on them.",
  verified: "There is nothing left to do.",
  reopened: "Read what is still missing, and decide again.",
  canceled: "There is nothing left to do.",
};

/** A ticket that moved, in words. */
export function spokenTicket({ ticket, lineage, news, note, actor }: TicketMessage): Spoken {
  const title = `${ticket.key} ${lineage.slug}: ${newsWords(news, actor)}. ${ticket.headline}`;
  return {
    tag: ticket.state,
    tone: ticket.state === "verified" ? "ok" : ticket.state === "reopened" ? "breach" : "watch",
    title,
    short: `${ticket.key} ${lineage.slug}: ${newsWords(news, actor)}`,
    details: [
      ...(note === "" ? [] : [`Note: ${note}`]),
      ...ticket.strata.map((each) => `${sliceWords(each.stratum)}: ${plural(each.humanSamples, "human sample")}`),
    ],
    next: NEXT[ticket.state],
    facts: [
      { name: "Wanted", value: plural(ticket.humanSamples, "human sample") },
      { name: "Accepted", value: count(ticket.accepted) },
      { name: "Owner", value: ticket.owner ?? "nobody yet" },
      ...(ticket.due === null ? [] : [{ name: "Due", value: ticket.due }]),
    ],
    quotes: [],
    context: ticket.round === 1 ? "First round" : `Round ${ticket.round}`,
    links: [{ name: `Open ${ticket.key}`, path: `/tickets/${ticket.key}` }],
    alertId: null,
  };
}

function newsWords(news: TicketMessage["news"], actor: string): string {
  if (news === "assigned") return `assigned by ${actor}`;
  if (news === "commented") return `comment by ${actor}`;
  return news === "progress" ? "human samples came in" : news;
}
