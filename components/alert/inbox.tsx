import { VerdictShape } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { snoozeWords } from "#domain/present/alert-acts.ts";
import { day, sliceWords } from "#domain/present/format.ts";
import { standing } from "#domain/present/loop.ts";
import type { AlertInbox, AlertItem } from "#domain/present/views/alert.ts";

const WIDE = "hidden sm:table-cell";

function Ticket({ alert }: { alert: AlertItem }) {
  if (alert.ticket === null) return <span className="text-muted">{alert.remedy === null ? "none" : "none asked"}</span>;
  return (
    <a className="link" href={`/tickets/${alert.ticket}`} data-ticket>
      {alert.ticket}
    </a>
  );
}

function Standing({ alert }: { alert: AlertItem }) {
  return (
    <>
      {alert.state}
      {alert.snooze !== null && `, snoozed ${snoozeWords(alert.snooze)}`}
      <span className="block text-meta text-muted">{standing(alert)}</span>
    </>
  );
}

function Row({ alert, canAct }: { alert: AlertItem; canAct: boolean }) {
  // Dimmed by ink, not by transparency, so that it stays readable.
  const ink = alert.snooze === null ? "" : "text-muted";
  return (
    <tr data-alert={alert.id} data-state={alert.state} className={`focus-within:bg-raised ${ink}`}>
      {canAct && (
        <Td>
          <label className="-my-0.5 inline-flex size-6 items-center justify-center">
            <input type="checkbox" className="size-4" aria-label={`Select: ${alert.headline}`} value={alert.id} />
          </label>
        </Td>
      )}
      <Td>
        <span className="flex pt-1">
          <VerdictShape verdict={alert.severity} label={alert.severity} />
        </span>
      </Td>
      <RowHead>
        <a className="font-medium hover:underline" href={`/alerts/${alert.id}`} data-row>
          {alert.headline}
        </a>
        <span className="block text-meta text-muted">
          {alert.figure} · {alert.policy}, {sliceWords(alert.slice)}
        </span>
        <span className="mt-1 block sm:hidden">
          <Standing alert={alert} />
          <span className="text-meta text-muted">
            {alert.owner ?? "nobody yet"} · ticket <Ticket alert={alert} />
          </span>
        </span>
      </RowHead>
      <Td className={WIDE}>
        <Standing alert={alert} />
      </Td>
      <Td className={WIDE}>{alert.owner ?? <span className="text-muted">nobody yet</span>}</Td>
      <Td className={WIDE}>
        <Ticket alert={alert} />
      </Td>
      <Td className={`whitespace-nowrap ${WIDE}`}>{day(new Date(alert.openedAt))}</Td>
    </tr>
  );
}

/** Alerts grouped by lineage, the oldest breach first. `canAct`: rows can be selected. */
export function Inbox({ groups, canAct }: Pick<AlertInbox, "groups"> & { canAct: boolean }) {
  return groups.map(({ lineage, alerts }) => (
    <section key={lineage.slug} className="pt-6">
      <h2 className="mb-2 font-medium">
        <a className="hover:underline" href={`/lineages/${lineage.slug}`}>
          {lineage.name}
        </a>{" "}
        <span className="font-normal text-muted">{alerts.length}</span>
      </h2>
      <Table caption={`Alerts of ${lineage.name}`}>
        <thead>
          <tr>
            {canAct && (
              <Th width={32}>
                <span className="sr-only">Select</span>
              </Th>
            )}
            <Th width={32}>
              <span className="sr-only">Severity</span>
            </Th>
            <Th>Finding</Th>
            <Th width={190} className={WIDE}>
              State
            </Th>
            <Th width={110} className={WIDE}>
              Owner
            </Th>
            <Th width={80} className={WIDE}>
              Ticket
            </Th>
            <Th width={100} className={WIDE}>
              Opened
            </Th>
          </tr>
        </thead>
        <tbody>
          {alerts.map((alert) => (
            <Row key={alert.id} alert={alert} canAct={canAct} />
          ))}
        </tbody>
      </Table>
    </section>
  ));
}
