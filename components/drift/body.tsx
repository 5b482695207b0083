import { Multiples } from "#components/charts/multiples.tsx";
import { Evidence } from "#components/lineage/evidence.tsx";
import { Estimate } from "#components/status/estimate.tsx";
import { MetricName } from "#components/status/metric-name.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { Measurement } from "#domain/judgement.ts";
import type { Role } from "#domain/metrics/define.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { seriesFinding } from "#domain/present/findings.ts";
import { generationName, pValue, sliceWords } from "#domain/present/format.ts";
import { driftSeries } from "#domain/present/groups.ts";
import { heatmapOf } from "#domain/present/heatmap.ts";
import { isJudged } from "#domain/present/judged.ts";
import { pageAxis } from "#domain/present/plot/axis.ts";
import { wordingRemark } from "#domain/present/provider.ts";
import { sortedSeries } from "#domain/present/quiet.ts";
import { shiftOrCollapse } from "#domain/present/shift-or-collapse.ts";
import { isSampleSlice } from "#domain/present/slices.ts";
import type { MeasuredView } from "#domain/present/views/measured.ts";
import { movedFinding } from "#domain/present/wording.ts";
import { Heatmap } from "./heatmap.tsx";
import { MovedWords } from "./moved-words.tsx";

/** Roles whose measurements tell a shrunk model from a moved subject. */
const TELLING: readonly Role[] = ["richness", "tail", "outside", "drift"];

const isTelling = (one: Measurement) =>
  TELLING.includes(metricOf(one.metric).role) && isJudged(one) && !isSampleSlice(one);

/** What is measured of the signs: one row for each, the widest slice of it. */
function tellingOf(measurements: readonly Measurement[]): Measurement[] {
  const seen = new Set<string>();
  const place = (one: Measurement) => TELLING.indexOf(metricOf(one.metric).role);
  return measurements
    .filter(isTelling)
    .toSorted((a, b) => place(a) - place(b))
    .filter(({ metric }) => !seen.has(metric) && seen.add(metric));
}

function Signs({ view, index }: { view: MeasuredView; index: number }) {
  const { judgement } = view;
  if (judgement === null) return null;
  const { phase, mechanism, evidence } = judgement;
  const told = tellingOf(view.measurements);
  const { answer, signs } = shiftOrCollapse(phase, mechanism, evidence, index);
  return (
    <Panel
      title={answer}
      note={
        <>
          <span className="block text-body text-ink">{signs}</span>
          Richness kept and other words: the subject moved. Richness gone: the model shrank. Drift alone is never a
          collapse.
        </>
      }
    >
      {evidence !== null && <Evidence evidence={evidence} />}
      {told.length > 0 && (
        <details className="mt-4" open>
          <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">
            What was measured of them
          </summary>
          <div className="mt-2">
            <Table
              caption={`Measurements that tell a shift from a collapse at ${generationName(index)}`}
              minWidth={560}
            >
              <thead>
                <tr>
                  <Th>Measurement</Th>
                  <Th>Verdict</Th>
                  <Th>Value, 95% interval</Th>
                </tr>
              </thead>
              <tbody>
                {told.map((one) => (
                  <tr key={one.metric}>
                    <RowHead>
                      <MetricName id={one.metric} />
                      <span className="block text-meta text-muted">{sliceWords(one.slice)}</span>
                    </RowHead>
                    <Td>
                      <Verdict verdict={one.verdict} isJudged={isJudged(one)} />
                    </Td>
                    <Td>
                      <Estimate estimate={one.estimate} unit={metricOf(one.metric).unit} />
                    </Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
        </details>
      )}
    </Panel>
  );
}

function Trends({ view, index }: { view: MeasuredView; index: number }) {
  const series = driftSeries(view.series);
  const [lead] = sortedSeries(series).open;
  if (lead === undefined) return null;
  return (
    <Panel
      title={seriesFinding(lead, index)}
      note="What moved over the generations; a shift never gives more than watch."
    >
      <Multiples
        series={series}
        axis={pageAxis(view.row.strip)}
        selected={index}
        remarkOf={(one) => wordingRemark(view.measurements, one.metric)}
      />
    </Panel>
  );
}

function Slices({ view, index }: { view: MeasuredView; index: number }) {
  const map = heatmapOf(view.series);
  if (map.rows.length === 0) return null;
  const marked = map.rows.filter((row) => row.cells.some((cell) => cell?.index === index && cell.mark !== null)).length;
  const title =
    marked === 0
      ? `No slice lies beyond a line at ${generationName(index)}`
      : `${marked} of ${map.rows.length} slices lie beyond a line at ${generationName(index)}`;
  return (
    <Panel
      title={title}
      note="Ink: how far from people, either way. Shapes: watch and breach. Worst at the newest generation first."
    >
      <Heatmap map={map} selected={index} caption={title} />
    </Panel>
  );
}

function Words({ view, index }: { view: MeasuredView; index: number }) {
  const { wording, measurements } = view;
  if (wording === null)
    return (
      <Panel title={`The words that moved at ${generationName(index)} are not kept`}>
        <p className="text-muted">
          It was judged before they were. Reopen the generation and close it again to see them.
        </p>
      </Panel>
    );
  const drift = measurements.find((one) => metricOf(one.metric).role === "drift" && !isSampleSlice(one));
  return (
    <Panel
      id="words"
      title={movedFinding(wording, index)}
      note={
        <>
          {drift !== undefined && (
            <span className="mb-1 block text-ink">
              <MetricName id={drift.metric} />:{" "}
              <Estimate estimate={drift.estimate} unit={metricOf(drift.metric).unit} isShort />
              {drift.estimate.kind === "value" && drift.estimate.p !== undefined && `, ${pValue(drift.estimate.p)}`}
            </span>
          )}
          Samples that hold the word, per 10,000 words of text. Intervals hold together for all words compared, 95%;
          listed is what surely moved, by how much it surely did.
        </>
      }
    >
      <MovedWords of={wording.words} index={index} />
    </Panel>
  );
}

/** Did the subject move or the model shrink? The answer with its signs, trends, slices, and the words themselves. */
export function Drift({ view, slug }: { view: MeasuredView; slug: string }) {
  const { index } = view;
  if (index === null)
    return <Empty title="No generation is judged yet">Close a generation, and its drift can be read here.</Empty>;
  const name = generationName(index);
  return (
    <>
      <Signs view={view} index={index} />
      <Trends view={view} index={index} />
      <Slices view={view} index={index} />
      <Words view={view} index={index} />
      <Panel title={`Was the change of ${name} intended?`}>
        <p className="max-w-[72ch]">
          Then{" "}
          <a className="link" href={`/lineages/${slug}?g=${index}#baseline`}>
            accept {name} as a baseline
          </a>
          , with the reason and a day on which that ends. Later generations are compared with it too and a level that
          stays there raises no alert; the verdict against people and the history stay as they are.
        </p>
      </Panel>
    </>
  );
}
