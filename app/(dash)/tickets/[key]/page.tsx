import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/shell/page-header.tsx";
import { TicketActs } from "#components/ticket/acts.tsx";
import { TicketBody, TicketFacts, ticketParts } from "#components/ticket/detail.tsx";
import { Steps } from "#components/ticket/steps.tsx";
import { count } from "#domain/present/format.ts";
import { TICKET_STATE_WORDS } from "#domain/present/loop.ts";
import { readTicket } from "#services/reads/tickets.ts";
import { reading } from "../../../reading.ts";

type Props = { params: Promise<{ key: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).key };
}

export default async function TicketPage({ params }: Props) {
  const { key } = await params;
  const ticket = await reading((ctx) => readTicket(ctx, key));
  if (!ticket) notFound();
  const trail = [
    { name: "Tickets", href: "/tickets" },
    { name: ticket.lineage.name, href: `/lineages/${ticket.lineage.slug}` },
  ];
  const title = `${ticket.key}: ${count(ticket.humanSamples)} human samples for ${ticket.lineage.name}`;
  return (
    <>
      <PageHeader title={title} trail={trail} freshness={TICKET_STATE_WORDS[ticket.state]} />
      <Steps state={ticket.state} history={ticket.history} />
      <nav aria-label="Parts of the ticket" className="scroll-x no-print pt-2 text-meta">
        <ul className="flex gap-4 whitespace-nowrap">
          {ticketParts(ticket).map((part) => (
            <li key={part.id}>
              <a className="inline-flex min-h-6 items-center text-muted hover:text-ink" href={`#${part.id}`}>
                {part.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid gap-x-10 pt-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0">
          <TicketBody ticket={ticket} />
        </div>
        <aside className="order-first flex flex-col gap-4 pb-8 lg:order-none">
          <TicketActs ticket={ticket} />
          <TicketFacts ticket={ticket} />
        </aside>
      </div>
    </>
  );
}
