import type { Tx } from "#db/client.ts";
import { findEvaluationHead } from "#db/evaluations.ts";
import { findLineage } from "#db/lineages.ts";
import { findWording } from "#db/tail-events.ts";
import { findTicket, type TicketWithLineage } from "#db/tickets.ts";
import { DEFAULT_RULES } from "#domain/intake/rules.ts";
import type { TailEvent } from "#domain/judgement.ts";
import { type Brief, briefOf } from "#domain/present/brief.ts";
import { briefLines, briefMarkdown } from "#domain/present/brief-file.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { openedWith } from "./opened-with.ts";

/** What annotators are asked to write for a ticket, by what was surely lost or by what is given; the length is that of the human texts which the generation was read beside. */
export async function readBrief(
  tx: Tx,
  { ticket, lineage }: TicketWithLineage,
  lostEvents: readonly TailEvent[] = ticket.lostEvents,
): Promise<Brief> {
  const head = await findEvaluationHead(tx, lineage.id, ticket.openedIndex);
  const wording = head && (await findWording(tx, head.id));
  const middle = wording?.lengths.humanQuantiles[2] ?? null;
  return briefOf({
    ticket: ticket.key,
    lineage: lineage.name,
    quantities: ticket.quantities,
    lostEvents,
    rules: ticket.rules ?? DEFAULT_RULES,
    due: ticket.due,
    owner: ticket.owner,
    words: middle === null || middle < 1 ? null : Math.round(middle),
  });
}

/**
 * The brief of a ticket as a file: Markdown for people, JSON lines for annotation tools. It lists all that texts of the
 * ticket's strata should hold, of which the page shows what was surely lost. Throws `not-found`.
 */
export async function briefFile(ctx: Context, key: string, format: "md" | "jsonl"): Promise<string> {
  const found = await findTicket(ctx.db, key);
  const lineage = found && (await findLineage(ctx.db, found.lineage.id));
  if (!lineage) throw new ServiceError("not-found", "There is no such ticket.");
  const { reference, summary } = await openedWith(ctx.db, lineage, found.ticket);
  const strata = found.ticket.quantities.map(({ stratum }) => stratum);
  const input = { folder: ctx.blobFolder, reference: reference.blob, summary: summary ?? "", strata };
  const wanted = summary === null ? [] : await ctx.pool.run("list-wanted", input);
  const brief = await readBrief(ctx.db, found, wanted.length > 0 ? wanted : undefined);
  return format === "md" ? briefMarkdown(brief) : briefLines(brief);
}
