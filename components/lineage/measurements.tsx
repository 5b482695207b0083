import { Estimate } from "#components/status/estimate.tsx";
import { MetricName } from "#components/status/metric-name.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { Measurement } from "#domain/judgement.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { effectWords } from "#domain/present/because.ts";
import { count, sliceWords } from "#domain/present/format.ts";
import { isJudged } from "#domain/present/judged.ts";
import { isSampleSlice } from "#domain/present/slices.ts";
import { byHarm } from "#domain/present/status.ts";

function linesOf(metric: string): number[] {
  const policy = metricOf(metric).defaultPolicy;
  return policy === null ? [] : [policy.watch, policy.breach];
}

function couldShow({ metric, estimate }: Measurement): string | null {
  const { unit, worseWhen } = metricOf(metric);
  return estimate.kind === "value" ? effectWords(estimate.mde, unit, worseWhen) : null;
}

function Rows({ measurements, caption }: { measurements: readonly Measurement[]; caption: string }) {
  return (
    <Table caption={caption} minWidth={820}>
      <thead>
        <tr>
          <Th width={210}>Measurement</Th>
          <Th width={90}>Verdict</Th>
          <Th width={260}>Value, 95% interval</Th>
          <Th width={90} align="right">
            Could show
          </Th>
          <Th>Because</Th>
        </tr>
      </thead>
      <tbody>
        {measurements.map((one) => (
          <tr key={`${one.metric} ${one.slice}`}>
            <RowHead>
              <MetricName id={one.metric} />
              <span className="block text-meta text-muted">{sliceWords(one.slice)}</span>
            </RowHead>
            <Td>
              <Verdict verdict={one.verdict} isJudged={isJudged(one)} />
            </Td>
            <Td>
              <Estimate estimate={one.estimate} unit={metricOf(one.metric).unit} lines={linesOf(one.metric)} />
            </Td>
            <Td align="right">{couldShow(one)}</Td>
            <Td className="text-muted">{one.because}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/**
 * Every measurement of one generation with its worth and the sentence that says why: judged ones open and worst first, those
 * that are only shown folded, parts of the samples apart.
 */
export function Measurements({ measurements, caption }: { measurements: readonly Measurement[]; caption: string }) {
  const judged = measurements.filter(isJudged).toSorted((a, b) => byHarm(a.verdict, b.verdict));
  const shown = measurements.filter((one) => !isJudged(one) && !isSampleSlice(one));
  const parts = measurements.filter((one) => !isJudged(one) && isSampleSlice(one));
  const folded = [
    { name: `${count(shown.length)} more, shown and not judged`, of: shown },
    { name: `${count(parts.length)} of parts of the samples`, of: parts },
  ].filter(({ of }) => of.length > 0);
  return (
    <>
      {judged.length > 0 && <Rows measurements={judged} caption={caption} />}
      {folded.map(({ name, of }) => (
        <details key={name} className="mt-2">
          <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">{name}</summary>
          <div className="mt-2">
            <Rows measurements={of} caption={`${caption}: ${name}`} />
          </div>
        </details>
      ))}
    </>
  );
}
