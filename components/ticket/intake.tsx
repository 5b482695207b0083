import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { progressWords, trainedWords } from "#domain/present/intake.ts";
import { rulesWords } from "#domain/present/ticket-change.ts";
import { claimWords, intakeWords, refusedWords, type StratumRow, stratumRows } from "#domain/present/ticket-work.ts";
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
    <Table caption="Uploads, newest first" minWidth={340}>
      <thead>
        <tr>
          <Th width={120}>When (UTC)</Th>
          <Th>What came, and what became of it</Th>
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
              {intakeWords(each)}
              <span className="block text-meta text-muted">{claimWords(each.claim)}</span>
              {each.refused > 0 && (
                <details className="text-meta">
                  <summary className="inline-flex min-h-6 items-center text-muted hover:text-ink">
                    {refusedWords(each.refusedByCode)}
                  </summary>
                  <Refusals refusals={each.refusals} total={each.refused} />
                </details>
              )}
            </Td>
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
          <p className="font-medium">{isOpen ? progressWords(progress) : trainedWords(progress)}</p>
          <ul className="mt-3 max-w-[36rem] space-y-3">
            {stratumRows(ticket).map((row) => (
              <Bar key={row.stratum} row={row} />
            ))}
          </ul>
        </div>
      )}
      <p className="max-w-[72ch] text-meta text-muted">What is accepted: {rulesWords(rules).join("; ")}.</p>
      {isOpen && <Upload ticket={key} />}
      {intakes.length > 0 && <Uploads intakes={intakes} />}
    </div>
  );
}
