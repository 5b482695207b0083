import type { Tx } from "#db/client.ts";
import { findEvaluationHead } from "#db/evaluations.ts";
import { findWording } from "#db/tail-events.ts";
import { findTicket, type TicketWithLineage } from "#db/tickets.ts";
import { DEFAULT_RULES } from "#domain/intake/rules.ts";
import { type Brief, briefOf } from "#domain/present/brief.ts";
import { briefLines, briefMarkdown } from "#domain/present/brief-file.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";

/** What annotators are asked to write for a ticket; the length is that of the human texts which the generation was read beside. */
export async function readBrief(tx: Tx, { ticket, lineage }: TicketWithLineage): Promise<Brief> {
  const head = await findEvaluationHead(tx, lineage.id, ticket.openedIndex);
  const wording = head && (await findWording(tx, head.id));
  const middle = wording?.lengths.humanQuantiles[2] ?? null;
  return briefOf({
    ticket: ticket.key,
    lineage: lineage.name,
    quantities: ticket.quantities,
    lostEvents: ticket.lostEvents,
    rules: ticket.rules ?? DEFAULT_RULES,
    due: ticket.due,
    owner: ticket.owner,
    words: middle === null || middle < 1 ? null : Math.round(middle),
  });
}

/** The brief of a ticket as a file: Markdown for people, JSON lines for annotation tools. Throws `not-found`. */
export async function briefFile(ctx: Context, key: string, format: "md" | "jsonl"): Promise<string> {
  const found = await findTicket(ctx.db, key);
  if (!found) throw new ServiceError("not-found", "There is no such ticket.");
  const brief = await readBrief(ctx.db, found);
  return format === "md" ? briefMarkdown(brief) : briefLines(brief);
}
