import { VerdictShape } from "#components/status/verdict.tsx";
import { ActForm } from "#components/ui/act-form.tsx";
import { Field, TextArea } from "#components/ui/field.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { generationName, sliceWords } from "#domain/present/format.ts";
import { TICKET_ACT_WORDS, TICKET_STATE_WORDS } from "#domain/present/loop.ts";
import { acceptedWords } from "#domain/present/ticket-work.ts";
import type { TicketItem } from "#domain/present/views/ticket.ts";
import type { TicketState } from "#domain/ticket.ts";
import { BoardKeys } from "./board-keys.tsx";

const COLUMNS: readonly { name: string; states: readonly TicketState[] }[] = [
  { name: "To decide", states: ["proposed", "reopened"] },
  { name: "Approved", states: ["approved"] },
  { name: "Collecting", states: ["collecting"] },
  { name: "Injected", states: ["injected"] },
  { name: "Verifying", states: ["verifying"] },
  { name: "Verified", states: ["verified"] },
];

/** The legal moves of a ticket; injecting shows its amounts first, on the ticket's page. */
function Moves({ ticket }: { ticket: TicketItem }) {
  const { key, state, acts } = ticket;
  if (acts.length === 0) return null;
  return (
    <details className="no-print mt-2 text-meta">
      <summary className="inline-flex min-h-6 items-center text-muted hover:text-ink">Move {key} to…</summary>
      <div className="flex flex-col gap-2 pt-2 text-body">
        {acts
          .filter((act) => act === "approve" || act === "collect")
          .map((act) => (
            <ActForm
              key={act}
              action={`/api/v1/tickets/${key}/${act}`}
              fixed={{ expected: state }}
              label={TICKET_ACT_WORDS[act]}
            />
          ))}
        {acts.includes("inject") && (
          <a className="link" href={`/tickets/${key}#intake`}>
            Inject: see the amounts
          </a>
        )}
        {acts.includes("cancel") && (
          <ActForm action={`/api/v1/tickets/${key}/cancel`} fixed={{ expected: state }} label={TICKET_ACT_WORDS.cancel}>
            <Field label="Reason to cancel">
              <TextArea name="note" required rows={2} maxLength={2000} />
            </Field>
          </ActForm>
        )}
      </div>
    </details>
  );
}

function Due({ ticket: { owner, due, isLate } }: { ticket: TicketItem }) {
  return (
    <>
      {owner ?? "no owner"}
      {due !== null && `, due ${due}`}
      {isLate && <strong className="font-medium text-ink">, late</strong>}
    </>
  );
}

function Card({ ticket }: { ticket: TicketItem }) {
  return (
    <li className="rounded-control border border-rule bg-bg p-3">
      <p className="flex items-baseline justify-between gap-2">
        <a className="font-medium whitespace-nowrap hover:underline" href={`/tickets/${ticket.key}`} data-ticket>
          {ticket.key}
        </a>
        <span className="text-meta text-muted">{generationName(ticket.openedIndex)}</span>
      </p>
      {ticket.state === "reopened" && <p className="text-meta">reopened, round {ticket.round}</p>}
      <p className="mt-1">{ticket.lineage.name}</p>
      <p className="mt-1 text-meta text-muted">{ticket.strata.map(sliceWords).join(", ")}</p>
      <p className="mt-1">{acceptedWords(ticket)}</p>
      <p className="mt-1 text-meta text-muted">
        <Due ticket={ticket} />
      </p>
      <Moves ticket={ticket} />
    </li>
  );
}

/** Tickets by state; each column is a state or two that wait for the same thing. */
export function Board({ tickets }: { tickets: readonly TicketItem[] }) {
  const canceled = tickets.filter((ticket) => ticket.state === "canceled");
  return (
    <>
      <BoardKeys />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll-x" aria-label="Tickets by state" tabIndex={0}>
        <div className="grid gap-3 sm:min-w-[960px] sm:grid-cols-6">
          {COLUMNS.map((column) => {
            const own = tickets.filter((ticket) => column.states.includes(ticket.state));
            return (
              <section
                key={column.name}
                className={`rounded-control bg-raised p-2 ${own.length === 0 ? "max-sm:hidden" : ""}`}
              >
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
      {canceled.length > 0 && (
        <p className="pt-4 text-meta text-muted">
          Canceled:{" "}
          {canceled.map((ticket, at) => (
            <span key={ticket.key}>
              {at > 0 && ", "}
              <a className="link" href={`/tickets/${ticket.key}`}>
                {ticket.key}
              </a>
            </span>
          ))}
        </p>
      )}
      <p className="no-print pt-4 text-meta text-muted max-sm:hidden">
        Keys: j and k go through the tickets, Enter opens one, m shows its moves.
      </p>
    </>
  );
}

/** The same tickets as a table. */
export function TicketTable({ tickets }: { tickets: readonly TicketItem[] }) {
  return (
    <Table caption="Tickets, newest first" minWidth={820}>
      <thead>
        <tr>
          <Th width={80}>Ticket</Th>
          <Th width={150}>Lineage</Th>
          <Th>Finding</Th>
          <Th width={150}>State</Th>
          <Th width={170} align="right">
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
              {acceptedWords(ticket)}
              <span className="block text-meta text-muted">{ticket.strata.map(sliceWords).join(", ")}</span>
            </Td>
            <Td>
              <Due ticket={ticket} />
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
