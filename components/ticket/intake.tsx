import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { count } from "#domain/present/format.ts";
import { progressWords } from "#domain/present/intake.ts";
import { rulesWords } from "#domain/present/ticket-change.ts";
import { claimWords, type StratumRow, stratumRows } from "#domain/present/ticket-work.ts";
import type { IntakeLine, TicketDetail } from "#domain/present/views/ticket.ts";
import { Refusals } from "./refusals.tsx";
import { Upload } from "./upload.tsx";

function Bar({ row }: { row: StratumRow }) {
  return (
    <li>
      <p className="flex flex-wrap justify-between gap-x-4">
        <span>{row.name}</span>
        <span className="text-muted">
          {row.share === null
            ? row.measured
            : `${Math.floor(row.share * 100)}% of ${row.measuredSamples} that have to train`}
        </span>
      </p>
      <div aria-hidden className="mt-1 h-2 border border-field bg-bg">
        <div className="h-full bg-ink" style={{ width: `${(row.share ?? 0) * 100}%` }} />
      </div>
    </li>
  );
}

function Uploads({ intakes }: { intakes: readonly IntakeLine[] }) {
  return (
    <Table caption="Uploads, newest first" minWidth={560}>
      <thead>
        <tr>
          <Th width={130}>When (UTC)</Th>
          <Th>What was said of it</Th>
          <Th align="right">Lines</Th>
          <Th align="right">Accepted</Th>
          <Th align="right">Duplicates</Th>
          <Th align="right">Refused</Th>
        </tr>
      </thead>
      <tbody>
        {intakes.map((each) => (
          <tr key={each.id}>
            <RowHead>
              <time dateTime={each.at}>{each.at.slice(0, 16).replace("T", " ")}</time>
              {each.round > 1 && <span className="block text-meta text-muted">round {each.round}</span>}
            </RowHead>
            <Td>
              {claimWords(each.claim)}
              {each.refused > 0 && (
                <details className="text-meta">
                  <summary className="inline-flex min-h-6 items-center text-muted hover:text-ink">
                    {Object.entries(each.refusedByCode)
                      .map(([code, lines]) => `${code} ${count(lines)}`)
                      .join(", ")}
                  </summary>
                  <Refusals refusals={each.refusals} total={each.refused} />
                </details>
              )}
            </Td>
            <Td align="right">{count(each.offered)}</Td>
            <Td align="right">{count(each.accepted)}</Td>
            <Td align="right">{count(each.duplicates)}</Td>
            <Td align="right">{count(each.refused)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What came: progress by stratum, what is accepted, the form that sends, and every upload with its refusals. */
export function Intake({ ticket }: { ticket: TicketDetail }) {
  const { progress, intakes, rules, state, key } = ticket;
  const isOpen = state === "approved" || state === "collecting";
  return (
    <div className="flex flex-col gap-5">
      {progress === null ? (
        <p>{isOpen ? "Nothing was accepted yet." : "Data are taken once the ticket is approved."}</p>
      ) : (
        <div>
          <p className="font-medium">{progressWords(progress)}</p>
          <ul className="mt-3 max-w-[36rem] space-y-3">
            {stratumRows(ticket).map((row) => (
              <Bar key={row.stratum} row={row} />
            ))}
          </ul>
        </div>
      )}
      <p className="max-w-[72ch] text-meta text-muted">Accepted: {rulesWords(rules).join("; ")}.</p>
      {isOpen && <Upload ticket={key} />}
      {intakes.length > 0 && <Uploads intakes={intakes} />}
    </div>
  );
}
