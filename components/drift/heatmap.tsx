import { MetricName } from "#components/status/metric-name.tsx";
import { VerdictShape } from "#components/status/verdict.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { generationName, plural } from "#domain/present/format.ts";
import type { HeatCell, Heatmap as HeatmapView } from "#domain/present/heatmap.ts";

/** Share of ink mixed into the ground, by step; text stays far above the contrast it needs. */
const INK = [0, 5, 10, 15, 20, 25] as const;

function Cell({ cell, isSelected }: { cell: HeatCell | null; isSelected: boolean }) {
  if (cell === null) return <Td />;
  const ground = `color-mix(in srgb, var(--ink) ${INK[cell.depth] ?? 0}%, transparent)`;
  return (
    <td
      title={cell.title}
      style={cell.isUnknown ? undefined : { background: ground }}
      className={`border-b border-rule px-2 py-1.5 text-right whitespace-nowrap ${cell.isUnknown ? "hatched" : ""} ${isSelected ? "font-medium" : ""}`}
    >
      <span className={cell.isUnknown ? "bg-bg px-1 text-meta text-muted" : ""}>
        {cell.mark !== null && (
          <span className="mr-1 inline-block align-[-1px]">
            <VerdictShape verdict={cell.mark} label={cell.mark} size={11} />
          </span>
        )}
        {cell.text}
      </span>
    </td>
  );
}

/** Slices by generations: the value in every cell, deeper ink further from people, a verdict shape on watch and breach. */
export function Heatmap({ map, selected, caption }: { map: HeatmapView; selected: number; caption: string }) {
  return (
    <>
      <Table caption={caption} minWidth={160 + map.index.length * 84} isTimed>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky left-0 border-b border-rule bg-raised px-2 py-1.5 text-meta font-normal text-muted first:pl-3"
            >
              Slice
            </th>
            {map.index.map((index) => (
              <Th key={index} align="right">
                {generationName(index)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map((row) => (
            <tr key={`${row.metric} ${row.slice}`}>
              <th scope="row" className="sticky left-0 border-b border-rule bg-bg px-2 py-1.5 font-normal first:pl-3">
                <span className="block w-36 sm:w-60">
                  <MetricName id={row.metric}>{row.name}</MetricName>
                </span>
              </th>
              {row.cells.map((cell, at) => (
                <Cell
                  key={`${row.metric} ${row.slice} ${map.index[at]}`}
                  cell={cell}
                  isSelected={map.index[at] === selected}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {map.more > 0 && <p className="mt-2 text-meta text-muted">{plural(map.more, "more row")}, none worse.</p>}
    </>
  );
}
