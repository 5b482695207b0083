import { hash } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { listTickets } from "#db/tickets.ts";
import { canonicalJson } from "#domain/formats/canonical.ts";
import { verdictParagraph } from "#domain/present/review.ts";
import { liveNumbers } from "#domain/present/review-words.ts";
import type { FrozenReview, ReviewTicket } from "#domain/present/views/frozen-review.ts";
import { humanSamplesWanted } from "#domain/ticket.ts";
import type { Context } from "#services/context.ts";
import { readRegister } from "#services/reads/register.ts";
import { readWeeklyReview } from "#services/reads/weekly-review.ts";

const MOST_TICKETS = 500;

/**
 * The state of the store as a document, all of one moment. Given an open transaction.
 * Guarantee: equal states give equal documents; nothing in it tells the time of freezing or who froze it.
 */
export async function reviewDocument(ctx: Context, tx: Tx): Promise<FrozenReview> {
  const reader = { ...ctx, db: tx };
  const review = await readWeeklyReview(reader);
  const { asOf: _asOf, ...register } = await readRegister(reader);
  const { week, lineages, against, changes, decisions, moreDecisions, commitments, activity } = review;
  const document: FrozenReview = {
    schema: "tailwatch.review/1",
    week,
    isDemo: review.rows.every((row) => row.isDemo),
    paragraph: verdictParagraph(review.rows),
    numbers: liveNumbers(review),
    ...{ lineages, against, changes, decisions, moreDecisions, commitments, activity },
    tickets: await reviewTickets(tx),
    register,
  };
  // As it is stored and read back: no Date, no member that is undefined.
  return JSON.parse(JSON.stringify(document)) as FrozenReview;
}

/** Every ticket of the lineages that lists show, with what the generation after its injection showed. */
export async function reviewTickets(tx: Tx): Promise<ReviewTicket[]> {
  return (await listTickets(tx, { limit: MOST_TICKETS })).map(({ ticket, lineage }) => {
    const { key, state, headline, openedIndex, owner, due, verification, quantities } = ticket;
    const told = { key, state, headline, openedIndex, owner, due, verification };
    return {
      ...told,
      lineage: { slug: lineage.slug, name: lineage.name },
      humanSamples: humanSamplesWanted(quantities),
    };
  });
}

/** SHA-256 of a document's canonical JSON. */
export const digestOfReview = (document: FrozenReview) => hash("sha256", canonicalJson(document), "hex");
