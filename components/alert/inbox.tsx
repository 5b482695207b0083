import { VerdictShape } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { day, sliceWords } from "#domain/present/format.ts";
import { standing } from "#domain/present/loop.ts";
import type { AlertInbox, AlertItem } from "#domain/present/views/alert.ts";

function Row({ alert }: { alert: AlertItem }) {
  return (
    <tr>
      <Td>
        <span className="flex pt-1">
          <VerdictShape verdict={alert.severity} label={alert.severity} />
        </span>
      </Td>
      <RowHead>
        <a className="font-medium hover:underline" href={`/alerts/${alert.id}`}>
          {alert.headline}
        </a>
        <span className="block text-meta text-muted">
          {alert.figure} · {alert.policy}, {sliceWords(alert.slice)}
        </span>
      </RowHead>
      <Td>
        {alert.state}
        <span className="block text-meta text-muted">{standing(alert)}</span>
      </Td>
      <Td>{alert.owner ?? <span className="text-muted">nobody yet</span>}</Td>
      <Td>
        {alert.ticket === null ? (
          <span className="text-muted">{alert.remedy === null ? "none" : "none asked"}</span>
        ) : (
          <a className="link" href={`/tickets/${alert.ticket}`}>
            {alert.ticket}
          </a>
        )}
      </Td>
      <Td className="whitespace-nowrap">{day(new Date(alert.openedAt))}</Td>
    </tr>
  );
}

/** Alerts grouped by lineage, the oldest breach first. */
export function Inbox({ groups }: Pick<AlertInbox, "groups">) {
  return groups.map(({ lineage, alerts }) => (
    <section key={lineage.slug} className="pt-6">
      <h2 className="mb-2 font-medium">
        <a className="hover:underline" href={`/lineages/${lineage.slug}`}>
          {lineage.name}
        </a>{" "}
        <span className="font-normal text-muted">{alerts.length}</span>
      </h2>
      <Table caption={`Alerts of ${lineage.name}`} minWidth={760}>
        <thead>
          <tr>
            <Th width={32}>
              <span className="sr-only">Severity</span>
            </Th>
            <Th>Finding</Th>
            <Th width={170}>State</Th>
            <Th width={120}>Owner</Th>
            <Th width={80}>Ticket</Th>
            <Th width={100}>Opened</Th>
          </tr>
        </thead>
        <tbody>
          {alerts.map((alert) => (
            <Row key={alert.id} alert={alert} />
          ))}
        </tbody>
      </Table>
    </section>
  ));
}
