import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { acceptedCounts } from "#db/intake.ts";
import { findTicket, insertTicketEvent, type TicketRow, updateTicket } from "#db/tickets.ts";
import { type AcceptanceRules, CONSENTS, DEFAULT_RULES, EVIDENCE_LEVELS, PERSONAL_DATA } from "#domain/intake/rules.ts";
import { isMoney } from "#domain/money.ts";
import { changedWords } from "#domain/present/ticket-change.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { tellTicket } from "./tell.ts";

const RULES = z.strictObject({
  leastEvidence: z.literal([...EVIDENCE_LEVELS]),
  licences: z.array(z.string().trim().min(1).max(256)).min(1).max(50).nullable(),
  consents: z.array(z.enum(CONSENTS)).min(1),
  personalData: z.array(z.enum(PERSONAL_DATA)).min(1),
  leastTokens: z.number().int().min(0).max(1024),
});
const PRICE = z.strictObject({
  amount: z.number().min(0).max(1e6).refine(isMoney, "at most four decimals"),
  currency: z.string().regex(/^[A-Z]{3}$/, "three letters, such as EUR"),
});

/** What changing a ticket takes; what is left out stays, null takes back. */
export const TICKET_CHANGE = z.strictObject({
  owner: z.string().trim().max(80).nullable().optional(),
  due: z.iso.date().nullable().optional(),
  rules: RULES.partial().optional(),
  price: PRICE.nullable().optional(),
});

/** What of a ticket people set. */
interface Settings {
  owner: string | null;
  due: string | null;
  rules: AcceptanceRules;
  price: { amount: number; currency: string } | null;
}

/**
 * Says who works on a ticket until when, what one sample costs, and what is accepted. Rules stand from the first accepted
 * sample of a round on: nobody moves the line that others were measured by.
 * Throws `not-found`, `request.invalid`, `ticket.rules-fixed`.
 */
export async function changeTicket(ctx: Context, key: string, input: unknown): Promise<Settings & { key: string }> {
  const { rules, ...rest } = TICKET_CHANGE.parse(input);
  return ctx.db.transaction(async (tx) => {
    const found = await findTicket(tx, key);
    if (!found) throw new ServiceError("not-found", "There is no such ticket.");
    const { ticket } = found;
    const before = settingsOf(ticket);
    const after: Settings = { ...before, ...definedOf(rest), rules: { ...before.rules, ...definedOf(rules ?? {}) } };
    const note = changedWords(before, after);
    if (note === "") return { key: ticket.key, ...before };
    const isRuled = JSON.stringify(before.rules) !== JSON.stringify(after.rules);
    if (isRuled && (await acceptedCounts(tx, [ticket.id])).has(ticket.id)) throw new ServiceError("ticket.rules-fixed");
    const actor = actorName(ctx.actor);
    await updateTicket(tx, ticket.id, { ...after, rules: isRuled ? after.rules : ticket.rules });
    await insertTicketEvent(tx, { ticketId: ticket.id, from: ticket.state, to: ticket.state, actor, note });
    await insertAudit(tx, { actor, verb: "ticket.change", target: ticket.key, details: { ...after } });
    await tellTicket(tx, ctx, ticket.key, { news: "assigned", note, actor });
    return { key: ticket.key, ...after };
  });
}

const settingsOf = ({ owner, due, rules, price }: TicketRow): Settings => ({
  owner,
  due,
  rules: rules ?? DEFAULT_RULES,
  price,
});

/** The members that were given; an owner of no letters is none. */
function definedOf<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const members = Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, name === "owner" ? value || null : value]];
  });
  // The cast is safe: members that are undefined were left out, the others keep their names and values.
  return Object.fromEntries(members) as { [K in keyof T]: Exclude<T[K], undefined> };
}
