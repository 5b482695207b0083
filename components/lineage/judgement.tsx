import { Panel } from "#components/ui/panel.tsx";
import { phaseFinding } from "#domain/present/evidence.ts";
import { generationName } from "#domain/present/format.ts";
import type { JudgementFacts } from "#domain/present/views/lineage.ts";
import { Evidence } from "./evidence.tsx";
import { Measurements } from "./measurements.tsx";

/** Why the selected generation is judged so: the signs of its phase, then every measurement. */
export function Judgement({ judgement, name }: { judgement: JudgementFacts; name: string }) {
  const { evidence, measurements, phase, mechanism, baseline } = judgement;
  return (
    <>
      {evidence !== null && (
        <Panel title={phaseFinding(phase, mechanism)} note="What told it, sign by sign.">
          <Evidence evidence={evidence} />
        </Panel>
      )}
      {baseline !== null && (
        <Panel
          title={`${name} against the accepted baseline ${baseline.generations.map(generationName).join(", ")}`}
          note="The level is judged against people; this says what changed since it was accepted. A slope is in the family Trend."
        >
          <Measurements measurements={baseline.measurements} caption={`Measurements of ${name} against the baseline`} />
        </Panel>
      )}
      {measurements.length > 0 && (
        <Panel title={`Every measurement of ${name}: judged ones worst first`}>
          <Measurements measurements={measurements} caption={`Measurements of ${name}`} />
        </Panel>
      )}
    </>
  );
}
