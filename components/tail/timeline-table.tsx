import { SampleText } from "#components/ui/sample-text.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { count, generationName, percent } from "#domain/present/format.ts";
import { lastSeen } from "#domain/present/plot/extinction.ts";
import type { TimelineView } from "#domain/present/views/tail.ts";

/** The table twin of the extinction timeline: samples that hold each event, by generation. */
export function TimelineTable({ view }: { view: TimelineView }) {
  return (
    <Table caption="Samples that hold each event, by generation" minWidth={480}>
      <thead>
        <tr>
          <Th>Event</Th>
          <Th align="right">Human rate</Th>
          {view.index.map((index) => (
            <Th key={index} align="right">
              {generationName(index)}
            </Th>
          ))}
          <Th>Last seen</Th>
        </tr>
      </thead>
      <tbody>
        {view.rows.map((row) => {
          const last = lastSeen(row, view.index);
          return (
            <tr key={row.event}>
              <RowHead>
                <SampleText text={row.event} />
              </RowHead>
              <Td align="right">{percent(row.humanRate)}</Td>
              {view.index.map((index, at) => (
                <Td key={index} align="right">
                  {count(row.seen[at] ?? 0)}
                </Td>
              ))}
              <Td>{last === null ? "never" : generationName(last)}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
