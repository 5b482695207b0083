import { PageHeader } from "#components/shell/page-header.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { addressWith } from "#domain/present/address.ts";
import { ago } from "#domain/present/format.ts";
import { standingWords } from "#domain/present/review.ts";
import type { LineageRow } from "#domain/present/views/lineage.ts";

/** The pages of a lineage in reading order; the digits 1 to 5 lead to them. */
const PAGES = [
  { key: "overview", name: "Generations", path: "" },
  { key: "tail", name: "Tail", path: "/tail" },
  { key: "diversity", name: "Diversity", path: "/diversity" },
  { key: "drift", name: "Drift", path: "/drift" },
  { key: "planner", name: "Planner", path: "/planner" },
] as const;
type LineagePage = (typeof PAGES)[number]["key"];

/** Head of every page of a lineage: name, verdict, finding, freshness, its pages, its open ticket. */
export function LineageHead({
  row,
  now,
  current,
  index,
  slice = null,
}: {
  row: LineageRow;
  now: Date;
  current: LineagePage;
  /** The selected generation and part of the samples, which the other pages keep. */
  index: number | null;
  slice?: string | null;
}) {
  const path = `/lineages/${row.slug}`;
  const g = index === row.judged?.index ? null : index;
  const judged = row.judged === null ? "" : ` · ${ago(row.judged.at, now)}`;
  const tabs = PAGES.map((page) => ({
    name: page.name,
    href: addressWith(
      `${path}${page.path}`,
      {},
      { g, slice: page.key === "tail" || page.key === "planner" ? null : slice },
    ),
    isCurrent: current === page.key,
  }));
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
        <Tabs label="Pages of this lineage" tabs={tabs} hasKeys />
      </div>
    </>
  );
}
