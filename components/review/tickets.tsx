import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { count, generationName } from "#domain/present/format.ts";
import { outcomeWords } from "#domain/present/review-words.ts";
import type { ReviewTicket } from "#domain/present/views/frozen-review.ts";

/** Tickets as they were frozen, with what was before and after where a generation showed it. */
export function FrozenTickets({ tickets }: { tickets: readonly ReviewTicket[] }) {
  return (
    <Table caption="Tickets as they were frozen" minWidth={640}>
      <thead>
        <tr>
          <Th width={90}>Ticket</Th>
          <Th>Finding</Th>
          <Th align="right" width={110}>
            Human samples
          </Th>
          <Th width={220}>State</Th>
          <Th width={130}>Owner, due</Th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((each) => (
          <tr key={each.key}>
            <RowHead>
              <a className="link" href={`/tickets/${each.key}`}>
                {each.key}
              </a>
            </RowHead>
            <Td>
              <span className="font-medium">{each.lineage.name}</span>: {each.headline}
              <span className="block text-meta text-muted">opened at {generationName(each.openedIndex)}</span>
            </Td>
            <Td align="right">{count(each.humanSamples)}</Td>
            <Td>{outcomeWords(each)}</Td>
            <Td>
              {each.owner ?? <span className="text-muted">no owner</span>}
              {each.due !== null && <span className="block text-meta text-muted">due {each.due}</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
