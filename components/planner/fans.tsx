import { ChartFigure } from "#components/charts/figure.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { diversityTypes } from "#domain/metrics/diversity/types.ts";
import { tailRetention } from "#domain/metrics/tail/retention.ts";
import { atLevel, FAN_LEVELS } from "#domain/plan/levels.ts";
import { HELD } from "#domain/plan/quantity.ts";
import { count, generationName, interval, quantity } from "#domain/present/format.ts";
import { FAN_WIDTH, type FanOf, fanPlot } from "#domain/present/plot/fan.ts";
import type { Foresight } from "#domain/present/views/planner.ts";

const shown = (value: number) => quantity(value, "ratio", [HELD]);

/** The table twin of a fan: what was measured, then what is foretold with its three intervals. */
function FanTable({ fan, caption }: { fan: FanOf; caption: string }) {
  const seen = (fan.observed?.points ?? []).filter(({ index }) => index <= fan.index);
  return (
    <Table caption={caption} minWidth={520}>
      <thead>
        <tr>
          <Th>Generation</Th>
          <Th align="right">Retention</Th>
          {FAN_LEVELS.map((level) => (
            <Th key={level} align="right">
              {level}%
            </Th>
          ))}
          <Th align="right">n</Th>
        </tr>
      </thead>
      <tbody>
        {seen.map(({ index, estimate }) => (
          <tr key={index}>
            <RowHead>{generationName(index)}, measured</RowHead>
            <Td align="right">{estimate.kind === "value" ? shown(estimate.value) : "unknown"}</Td>
            <Td />
            <Td />
            <Td align="right">{estimate.kind === "value" && interval(estimate, "ratio", [HELD]).interval}</Td>
            <Td align="right">{estimate.n !== undefined && count(estimate.n)}</Td>
          </tr>
        ))}
        {fan.stratum.generations.map((step) => (
          <tr key={step.index}>
            <RowHead>{generationName(step.index)}, foretold</RowHead>
            <Td align="right">{shown(step.value)}</Td>
            {FAN_LEVELS.map((level) => (
              <Td key={level} align="right">
                {interval({ value: step.value, ...atLevel(step, level) }, "ratio").interval}
              </Td>
            ))}
            <Td />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** One fan a stratum: measured so far, then what is foretold. */
export function Fans({ foresight }: { foresight: Foresight }) {
  const { base, present, today, observed } = foresight;
  const isSame = present.asked.share === (base.freshShare ?? 0);
  return (
    <div
      className="grid items-end gap-x-8 gap-y-8"
      style={{ gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${FAN_WIDTH}px), 1fr))` }}
    >
      {present.plan.strata.map((stratum) => {
        const own = observed.filter(({ slice }) => slice === stratum.stratum);
        const metric = (stratum.stratum === "all" ? diversityTypes : tailRetention).id;
        const fan = {
          stratum,
          index: base.index,
          today: isSame ? undefined : today.strata.find((each) => each.stratum === stratum.stratum),
          observed: own.find((each) => each.metric === metric),
        };
        const plot = fanPlot(fan);
        return (
          <ChartFigure
            key={stratum.stratum}
            plot={plot}
            id={`fan-${stratum.stratum.replaceAll(/[^a-z0-9]/g, "-")}`}
            isLive
            table={<FanTable fan={fan} caption={plot.title} />}
          />
        );
      })}
    </div>
  );
}
