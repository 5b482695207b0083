import { Facts } from "#components/ui/facts.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { amountLines, stratumRows } from "#domain/present/ticket-work.ts";
import type { TicketDetail } from "#domain/present/views/ticket.ts";
import { Quantities } from "./quantities.tsx";

/** How many samples: each stratum planned beside measured, what has to be accepted for it, and the formula in full. */
export function HowMuch({ ticket }: { ticket: TicketDetail }) {
  return (
    <>
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-[minmax(0,1fr)_18rem]">
        <Table caption="Human samples by stratum, planned and measured" minWidth={340}>
          <thead>
            <tr>
              <Th>Stratum</Th>
              <Th align="right">Planned</Th>
              <Th align="right">Measured</Th>
            </tr>
          </thead>
          <tbody>
            {stratumRows(ticket).map((row) => (
              <tr key={row.stratum}>
                <RowHead>{row.name}</RowHead>
                <Td align="right">
                  {row.plannedSamples}
                  <span className="block text-meta text-muted">{row.planned}</span>
                </Td>
                <Td align="right">
                  {row.measuredSamples}
                  <span className="block text-meta text-muted">{row.measured}</span>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
        <Facts facts={amountLines(ticket)} />
      </div>
      <p className="mt-2 max-w-[72ch] text-meta text-muted">
        κ: how often the words of the stratum stand in a text, against people at large; ℓ: how long a text is, against
        theirs. Planned: samples chosen for one stratum at a time, so they add up. Measured: every accepted sample
        counts for every stratum, so the greatest need decides.
      </p>
      <details className="pt-3">
        <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">
          The formula with its numbers, as planned
        </summary>
        <div className="pt-3">
          <Quantities quantities={ticket.quantities} />
        </div>
      </details>
    </>
  );
}
