import { Estimate } from "#components/status/estimate.tsx";
import { MetricName } from "#components/status/metric-name.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { metricOf } from "#domain/metrics/registry.ts";
import { addressWith, type Query } from "#domain/present/address.ts";
import { count, generationName, percent, plural, pValue } from "#domain/present/format.ts";
import { type SliceRow, sliceName } from "#domain/present/slices.ts";

function title(rows: readonly SliceRow[], index: number): string {
  const worse = rows.filter(({ isWorse }) => isWorse);
  const name = generationName(index);
  const [worst] = rows;
  if (worse.length > 0)
    return `${plural(worse.length, "part")} of the samples at ${name} ${worse.length === 1 ? "is" : "are"} worse than people's, worst ${sliceName(worst?.slice ?? "")}`;
  if (worst?.estimate.kind !== "value") return `No part of the samples at ${name} could be measured`;
  return `No part of the samples at ${name} is surely worse than people's; worst off is ${sliceName(worst.slice)}`;
}

/** Rows that stand open. */
const OPEN = 10;

function SliceTable({
  rows,
  caption,
  path,
  query,
}: {
  rows: readonly SliceRow[];
  caption: string;
  path: string;
  query: Query;
}) {
  return (
    <Table caption={caption} minWidth={780}>
      <thead>
        <tr>
          <Th width={190}>Part</Th>
          <Th width={170}>Measurement</Th>
          <Th align="right">Human share</Th>
          <Th align="right">n</Th>
          <Th width={190}>Value, 95% interval</Th>
          <Th align="right">p</Th>
          <Th>Verdict</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ slice, metric, humanShare, estimate, verdict, isJudged }) => (
          <tr key={slice}>
            <RowHead>
              <a className="link" href={addressWith(path, query, { slice })}>
                {sliceName(slice)}
              </a>
            </RowHead>
            <Td>
              <MetricName id={metric} />
            </Td>
            <Td align="right">{humanShare === null ? "not told" : percent(humanShare)}</Td>
            <Td align="right">{estimate.n !== undefined && count(estimate.n)}</Td>
            <Td>
              <Estimate estimate={estimate} unit={metricOf(metric).unit} isShort />
            </Td>
            <Td align="right">
              {estimate.kind === "value" && estimate.p !== undefined && pValue(estimate.p).replace(/^p (= )?/, "")}
            </Td>
            <Td>
              <Verdict verdict={verdict} isJudged={isJudged} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Parts of the samples by their worst measurement, worst first. Nothing where none was measured. */
export function WorstSlices({
  worst,
  index,
  path,
  query,
}: {
  worst: { rows: readonly SliceRow[]; total: number };
  index: number | null;
  path: string;
  query: Query;
}) {
  const { rows, total } = worst;
  if (rows.length === 0 || index === null) return null;
  const name = title(rows, index);
  const rest = rows.slice(OPEN);
  return (
    <Panel
      id="slices"
      title={name}
      note="Each part against people of the same part, by the measurement that is worst there. That the worst was searched for is paid by Holm in its p. It shows where a loss lies; the verdict is that of all samples."
    >
      <SliceTable rows={rows.slice(0, OPEN)} caption={name} path={path} query={query} />
      {rest.length > 0 && (
        <details className="mt-2">
          <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">
            {plural(rest.length, "more part")}, none worse
          </summary>
          <div className="mt-2">
            <SliceTable rows={rest} caption={`${name}, continued`} path={path} query={query} />
          </div>
        </details>
      )}
      {total > rows.length && (
        <p className="mt-2 text-meta text-muted">{plural(total - rows.length, "further part")} left out, none worse.</p>
      )}
    </Panel>
  );
}
