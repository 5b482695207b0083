import { VerdictShape } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { count, generationName, sliceWords } from "#domain/present/format.ts";
import { TICKET_STATE_WORDS } from "#domain/present/loop.ts";
import type { TicketItem } from "#domain/present/views/ticket.ts";
import type { TicketState } from "#domain/ticket.ts";

const COLUMNS: readonly { name: string; states: readonly TicketState[] }[] = [
  { name: "To decide", states: ["proposed", "reopened"] },
  { name: "Approved", states: ["approved"] },
  { name: "Collecting", states: ["collecting"] },
  { name: "Injected", states: ["injected"] },
  { name: "Verifying", states: ["verifying"] },
  { name: "Verified", states: ["verified"] },
];

function Card({ ticket }: { ticket: TicketItem }) {
  return (
    <li className="rounded-control border border-rule bg-bg p-3">
      <p className="flex items-baseline justify-between gap-2">
        <a className="font-medium hover:underline" href={`/tickets/${ticket.key}`}>
          {ticket.key}
        </a>
        <span className="text-meta text-muted">{generationName(ticket.openedIndex)}</span>
      </p>
      <p className="mt-1">{ticket.lineage.name}</p>
      <p className="mt-1">
        {count(ticket.humanSamples)} <span className="text-muted">human samples</span>
      </p>
      <p className="mt-1 text-meta text-muted">
        {ticket.owner ?? "no owner"}
        {ticket.due !== null && `, due ${ticket.due}`}
      </p>
    </li>
  );
}

/** Tickets by state; each column is a state or two that wait for the same thing. */
export function Board({ tickets }: { tickets: readonly TicketItem[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="scroll-x" aria-label="Tickets by state" tabIndex={0}>
      <div className="grid min-w-[960px] grid-cols-6 gap-3">
        {COLUMNS.map((column) => {
          const own = tickets.filter((ticket) => column.states.includes(ticket.state));
          return (
            <section key={column.name} className="rounded-control bg-raised p-2">
              <h2 className="px-1 pb-2 text-meta font-medium">
                {column.name} <span className="font-normal text-muted">{own.length}</span>
              </h2>
              <ul className="space-y-2">
                {own.map((ticket) => (
                  <Card key={ticket.key} ticket={ticket} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </section>
  );
}

/** The same tickets as a table. */
export function TicketTable({ tickets }: { tickets: readonly TicketItem[] }) {
  return (
    <Table caption="Tickets, newest first" minWidth={820}>
      <thead>
        <tr>
          <Th width={80}>Ticket</Th>
          <Th width={170}>Lineage</Th>
          <Th>Finding</Th>
          <Th width={150}>State</Th>
          <Th width={150} align="right">
            Human samples
          </Th>
          <Th width={140}>Owner, due</Th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <tr key={ticket.key}>
            <RowHead>
              <a className="link" href={`/tickets/${ticket.key}`}>
                {ticket.key}
              </a>
            </RowHead>
            <Td>{ticket.lineage.name}</Td>
            <Td>
              {ticket.headline}
              <span className="block text-meta text-muted">{ticket.figure}</span>
            </Td>
            <Td>
              {ticket.state}
              <span className="block text-meta text-muted">{TICKET_STATE_WORDS[ticket.state]}</span>
            </Td>
            <Td align="right">
              {count(ticket.humanSamples)}
              <span className="block text-meta text-muted">{ticket.strata.map(sliceWords).join(", ")}</span>
            </Td>
            <Td>
              {ticket.owner ?? <span className="text-muted">no owner</span>}
              {ticket.due !== null && <span className="block text-meta text-muted">{ticket.due}</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A finding with the square of a breach: only a breach opens a ticket. */
export function TicketCause({ headline, href }: { headline: string; href: string }) {
  return (
    <p className="flex items-baseline gap-2">
      <VerdictShape verdict="breach" label="breach" />
      <a className="link" href={href}>
        {headline}
      </a>
    </p>
  );
}
