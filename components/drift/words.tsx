import { JUDGED_BEFORE } from "#components/diversity/body.tsx";
import { Estimate } from "#components/status/estimate.tsx";
import { MetricName } from "#components/status/metric-name.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { metricOf } from "#domain/metrics/registry.ts";
import { generationName, pValue } from "#domain/present/format.ts";
import { isJudged } from "#domain/present/judged.ts";
import { isSampleSlice } from "#domain/present/slices.ts";
import type { MeasuredView } from "#domain/present/views/measured.ts";
import { movedFinding } from "#domain/present/wording.ts";
import { MovedWords } from "./moved-words.tsx";

/** How far the words moved, and which: effect, p, then the words both ways. */
export function Words({ view, index }: { view: MeasuredView; index: number }) {
  const { wording, measurements } = view;
  if (wording === null)
    return (
      <Panel title={`The words that moved at ${generationName(index)} are not kept`}>
        <p className="text-muted">{JUDGED_BEFORE}</p>
      </Panel>
    );
  const drift = measurements.find(
    (one) => metricOf(one.metric).role === "drift" && isJudged(one) && !isSampleSlice(one),
  );
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
