import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { HistoryLine } from "#domain/present/views/alert.ts";

/** What happened to an alert or ticket, oldest first, by whom. */
export function History({ lines, words }: { lines: readonly HistoryLine[]; words: (line: HistoryLine) => string }) {
  return (
    <Table caption="History" minWidth={520}>
      <thead>
        <tr>
          <Th width={150}>When (UTC)</Th>
          <Th>What</Th>
          <Th width={130}>By</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: history is only appended
          <tr key={at}>
            <RowHead>
              <time dateTime={line.at}>{line.at.slice(0, 16).replace("T", " ")}</time>
            </RowHead>
            <Td>
              {words(line)}
              {line.note !== "" && <span className="block text-meta text-muted">{line.note}</span>}
            </Td>
            <Td>{line.actor}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
