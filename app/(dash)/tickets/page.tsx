import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Board, TicketTable } from "#components/ticket/board.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { askedWord, type Query } from "#domain/present/address.ts";
import { plural } from "#domain/present/format.ts";
import { isTicketClosed } from "#domain/ticket.ts";
import { readTickets } from "#services/reads/tickets.ts";
import { reading } from "../../reading.ts";

export const metadata: Metadata = { title: "Tickets" };

export default async function Tickets({ searchParams }: { searchParams: Promise<Query> }) {
  const { value: view, complaint } = askedWord(await searchParams, "view", ["board", "table"], "board");
  const tickets = await reading(readTickets);
  const open = tickets.filter((ticket) => !isTicketClosed(ticket.state)).length;
  const tabs = [
    { name: "Board", href: "/tickets", isCurrent: view === "board" },
    { name: "Table", href: "/tickets?view=table", isCurrent: view === "table" },
  ];
  return (
    <>
      <PageHeader title="Tickets" freshness={`${plural(open, "open ticket")} for human data`} />
      <Tabs label="View of the tickets" tabs={tabs} />
      {complaint !== null && <p className="pt-4 text-muted">{complaint}</p>}
      {tickets.length === 0 ? (
        <Empty title="No ticket yet">A breach of the tail opens one, with the number of human samples it takes.</Empty>
      ) : (
        <div className="pt-5">{view === "board" ? <Board tickets={tickets} /> : <TicketTable tickets={tickets} />}</div>
      )}
    </>
  );
}
