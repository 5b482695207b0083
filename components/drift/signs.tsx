import { Evidence } from "#components/lineage/evidence.tsx";
import { Estimate } from "#components/status/estimate.tsx";
import { MetricName } from "#components/status/metric-name.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { Measurement } from "#domain/judgement.ts";
import type { Role } from "#domain/metrics/define.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { generationName, sliceWords } from "#domain/present/format.ts";
import { isJudged } from "#domain/present/judged.ts";
import { shiftOrCollapse } from "#domain/present/shift-or-collapse.ts";
import { isSampleSlice } from "#domain/present/slices.ts";
import type { MeasuredView } from "#domain/present/views/measured.ts";

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

/** The answer in one line, with the signs that tell it and what was measured of them. */
export function Signs({ view, index }: { view: MeasuredView; index: number }) {
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
