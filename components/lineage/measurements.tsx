import { Estimate } from "#components/status/estimate.tsx";
import { MetricName } from "#components/status/metric-name.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { Measurement } from "#domain/judgement.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { effectWords } from "#domain/present/because.ts";
import { sliceWords } from "#domain/present/format.ts";
import { isJudged } from "#domain/present/judged.ts";
import { byHarm } from "#domain/present/status.ts";

function linesOf(metric: string): number[] {
  const policy = metricOf(metric).defaultPolicy;
  return policy === null ? [] : [policy.watch, policy.breach];
}

function couldShow({ metric, estimate }: Measurement): string | null {
  const { unit, worseWhen } = metricOf(metric);
  return estimate.kind === "value" ? effectWords(estimate.mde, unit, worseWhen) : null;
}

/** Every measurement of one generation, worst first, each with its worth and the sentence that says why. */
export function Measurements({ measurements, caption }: { measurements: readonly Measurement[]; caption: string }) {
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
        {[...measurements]
          .sort((a, b) => Number(isJudged(b)) - Number(isJudged(a)) || byHarm(a.verdict, b.verdict))
          .map((one) => (
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
