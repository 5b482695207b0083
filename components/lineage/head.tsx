import { PageHeader } from "#components/shell/page-header.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { ago } from "#domain/present/format.ts";
import { standingWords } from "#domain/present/review.ts";
import type { LineageRow } from "#domain/present/views/lineage.ts";

/** Head of every page of a lineage: name, verdict, finding, freshness, its pages, its open ticket. */
export function LineageHead({ row, now, current }: { row: LineageRow; now: Date; current: "overview" | "tail" }) {
  const path = `/lineages/${row.slug}`;
  const judged = row.judged === null ? "" : ` · ${ago(row.judged.at, now)}`;
  const tabs = [
    { name: "Generations", href: path, isCurrent: current === "overview" },
    { name: "Tail", href: `${path}/tail`, isCurrent: current === "tail" },
  ];
  return (
    <>
      <PageHeader
        title={row.name}
        trail={[{ name: "Lineages", href: "/lineages" }]}
        freshness={`${standingWords(row)}${judged}${row.isDemo ? " · demo" : ""}`}
      >
        {row.tickets.map((ticket) => (
          <ButtonLink key={ticket.key} href={`/tickets/${ticket.key}`} kind="primary">
            Open ticket {ticket.key}
          </ButtonLink>
        ))}
      </PageHeader>
      <p className="mb-4 max-w-[72ch]">
        <span className="mr-3">
          <Verdict verdict={row.verdict} />
        </span>
        {row.finding}
      </p>
      <div className="mb-4">
        <Tabs label="Pages of this lineage" tabs={tabs} />
      </div>
    </>
  );
}
