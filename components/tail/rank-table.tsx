import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { TailDetail } from "#domain/judgement.ts";
import { count, generationName, percent } from "#domain/present/format.ts";
import { shareAt } from "#domain/present/plot/rank-frequency.ts";

const ROWS = 40;

/** The table twin of rank and frequency: about forty ranks, evenly on the chart's axis, both ends among them. */
export function RankTable({ data, index }: { data: TailDetail["rankFrequency"]; index: number }) {
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
        {data.human
          .filter((_, at, all) => at === all.length - 1 || at % Math.ceil(all.length / ROWS) === 0)
          .map((point) => (
            <tr key={point.rank}>
              <RowHead>{count(point.rank)}</RowHead>
              <Td align="right">{percent(point.share)}</Td>
              <Td align="right">
                {percent(point.low)}-{percent(point.high)}
              </Td>
              <Td align="right">{percent(shareAt(data.generation, point.rank))}</Td>
            </tr>
          ))}
      </tbody>
    </Table>
  );
}
