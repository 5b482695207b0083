import { Plot } from "#components/charts/plot.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { WordingDetail } from "#domain/judgement.ts";
import { count, generationName } from "#domain/present/format.ts";
import { lengthPlot } from "#domain/present/plot/lengths.ts";
import { lengthFinding } from "#domain/present/wording.ts";
import { Example } from "./example.tsx";

const POINTS = ["5%", "25%", "half", "75%", "95%"] as const;

/** How long samples are, beside people's: the shares as a picture, five points as a table. */
export function Lengths({ detail, index }: { detail: WordingDetail; index: number }) {
  const { quantiles, humanQuantiles } = detail.lengths;
  const title = lengthFinding(detail, index);
  return (
    <Example title={title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a group, not a form */}
      <div className="scroll-x" tabIndex={0} role="group" aria-label={title}>
        <Plot plot={lengthPlot(detail, index)} id="lengths" />
      </div>
      <div className="mt-2">
        <Table caption={`${title}: words of a sample`}>
          <thead>
            <tr>
              <Th>Up to this many words</Th>
              {POINTS.map((point) => (
                <Th key={point} align="right">
                  {point}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[
              { name: "Human", of: humanQuantiles },
              { name: generationName(index), of: quantiles },
            ].map(({ name, of }) => (
              <tr key={name}>
                <RowHead>{name}</RowHead>
                {POINTS.map((point, at) => (
                  <Td key={point} align="right">
                    {count(of[at] ?? 0)}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Example>
  );
}
