import { Plot } from "#components/charts/plot.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { ago, percent, plural } from "#domain/present/format.ts";
import { stripPlot } from "#domain/present/plot/strip.ts";
import { sinceWords, standingWords } from "#domain/present/review.ts";
import type { LineageRow } from "#domain/present/views/lineage.ts";

const STRIP = { width: 168, left: 0, right: 0 };

function Strip({ row }: { row: LineageRow }) {
  const first = row.strip[0];
  const last = row.strip.at(-1);
  if (first === undefined || last === undefined) return <span className="text-meta text-muted">no generation yet</span>;
  const axis = { ...STRIP, from: first.index, to: Math.max(last.index, first.index + 7) };
  return <Plot plot={stripPlot(row.strip, axis, true, `Phases of ${row.name}.`)} id={`strip-${row.slug}`} />;
}

/** Every lineage as a row: verdict, finding, phase strip, freshness, what is open. */
export function LineageList({ rows, now, caption }: { rows: readonly LineageRow[]; now: Date; caption: string }) {
  return (
    <Table caption={caption} minWidth={880}>
      <thead>
        <tr>
          <Th width={180}>Lineage</Th>
          <Th width={110}>Verdict</Th>
          <Th>Finding</Th>
          <Th width={190}>Phases</Th>
          <Th width={100}>Fresh human</Th>
          <Th width={140}>Open</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.slug}>
            <RowHead>
              <a className="font-medium hover:underline" href={`/lineages/${row.slug}`}>
                {row.name}
              </a>
              <span className="block text-meta text-muted">
                {row.owner ?? "no owner"}
                {row.isDemo && " · demo"}
              </span>
            </RowHead>
            <Td>
              <Verdict verdict={row.verdict} />
              {row.judged !== null && <span className="block text-meta text-muted">since {sinceWords(row)}</span>}
            </Td>
            <Td>
              {row.finding}
              <span className="block text-meta text-muted">
                {standingWords(row)}
                {row.judged !== null && ` · ${ago(row.judged.at, now)}`}
              </span>
            </Td>
            <Td>
              <Strip row={row} />
            </Td>
            <Td>{row.freshShare === null ? <span className="text-muted">not told</span> : percent(row.freshShare)}</Td>
            <Td>
              {row.openAlerts > 0 && (
                <a className="flex min-h-6 items-center hover:underline" href="/alerts">
                  {plural(row.openAlerts, "alert")}
                </a>
              )}
              {row.tickets.map((ticket) => (
                <a
                  key={ticket.key}
                  className="flex min-h-6 items-center gap-1.5 hover:underline"
                  href={`/tickets/${ticket.key}`}
                >
                  {ticket.key} <span className="text-muted">{ticket.state}</span>
                </a>
              ))}
              {row.openAlerts === 0 && row.tickets.length === 0 && <span className="text-muted">nothing</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
