import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { TailDetail } from "#domain/judgement.ts";
import { count, generationName, percent } from "#domain/present/format.ts";

/** The table twin of rank and frequency. */
export function RankTable({ data, index }: { data: TailDetail["rankFrequency"]; index: number }) {
  const own = new Map(data.generation.map((point) => [point.rank, point.share]));
  return (
    <Table caption="Share of samples by rank of the event" minWidth={420}>
      <thead>
        <tr>
          <Th>Rank</Th>
          <Th align="right">Human</Th>
          <Th align="right">5-95%</Th>
          <Th align="right">{generationName(index)}</Th>
        </tr>
      </thead>
      <tbody>
        {data.human.map((point) => (
          <tr key={point.rank}>
            <RowHead>{count(point.rank)}</RowHead>
            <Td align="right">{percent(point.share)}</Td>
            <Td align="right">
              {percent(point.low)}-{percent(point.high)}
            </Td>
            <Td align="right">{percent(own.get(point.rank) ?? 0)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
