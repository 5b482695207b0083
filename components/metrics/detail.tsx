import type { ReactNode } from "react";
import { Panel } from "#components/ui/panel.tsx";
import type { Metric } from "#domain/metrics/define.ts";
import { count, quantity, significant } from "#domain/present/format.ts";
import { FAMILY_WORDS } from "#domain/present/glossary.ts";
import {
  caveatsOf,
  gateWords,
  lineWords,
  needsWords,
  ROLE_WORDS,
  slicesWords,
} from "#domain/present/metric-reference.ts";

const CONTROL_WORDS: Record<Metric["control"], string> = {
  "held-out": "the control half of the human reference, which the catalogue did not select",
  pairs: "the control half, by phrases of two words",
  triples: "the control half, by phrases of three words",
  whole: "both human halves",
};

const UNIT_WORDS: Record<Metric["unit"], string> = {
  ratio: "% of the human control",
  points: "points over the human control",
  nats: "nats",
  deviations: "human standard deviations",
  slope: "% a generation",
  distance: "a distance without unit",
  count: "a number, beyond what chance makes",
  share: "% of the samples",
};

function factsOf(metric: Metric): { name: string; value: ReactNode }[] {
  const [low, high] = metric.range;
  const { unit } = metric;
  return [
    { name: "Formula", value: metric.formula },
    { name: "Source", value: metric.source },
    { name: "Unit", value: UNIT_WORDS[unit] },
    {
      name: "Range",
      value: Number.isFinite(high)
        ? `${quantity(low, unit)} to ${quantity(high, unit)}`
        : `${quantity(low, unit)} and more`,
    },
    { name: "Worse when", value: metric.worseWhen },
    { name: "No change is", value: quantity(metric.ideal ?? (unit === "ratio" ? 1 : 0), unit) },
    { name: "Needs", value: needsWords(metric) },
    { name: "Compared with", value: metric.against ?? CONTROL_WORDS[metric.control] },
    { name: "Read in", value: slicesWords(metric) },
    { name: "Least samples a side", value: count(metric.minSamples) },
    { name: "Lines", value: lineWords(metric) },
    { name: "Decides", value: gateWords(metric) },
    { name: "Role in the decision table", value: ROLE_WORDS[metric.role] },
    {
      name: "Family",
      value: (
        <a className="link" href={`/docs/metrics?family=${metric.family}`}>
          {FAMILY_WORDS[metric.family].name}
        </a>
      ),
    },
    { name: "Version", value: `${metric.version}; values of different versions are never compared` },
  ];
}

/** Everything that is declared of a metric. */
export function MetricDetail({ metric }: { metric: Metric }) {
  const caveats = caveatsOf(metric);
  const examples = metric.examples ?? [];
  return (
    <>
      <dl className="max-w-[92ch] border-t border-rule">
        {factsOf(metric).map(({ name, value }) => (
          <div key={name} className="grid gap-x-6 border-b border-rule py-2 sm:grid-cols-[200px_1fr]">
            <dt className="font-normal text-muted">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {examples.length > 0 && (
        <div className="mt-8">
          <Panel title="Worked out" note="Each is run by a test.">
            <ul className="max-w-[72ch]">
              {examples.map(({ given, value }) => (
                <li key={given} className="grid gap-x-6 gap-y-1 border-b border-rule py-2 sm:grid-cols-[1fr_auto]">
                  <span>{given}</span>
                  <span className="sm:text-right">{significant(value)}</span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      )}
      {caveats.length > 0 && (
        <div className="mt-8">
          <Panel title="What misleads">
            <ul className="max-w-[72ch] list-disc space-y-1 pl-4">
              {caveats.map((caveat) => (
                <li key={caveat}>{caveat}</li>
              ))}
            </ul>
          </Panel>
        </div>
      )}
    </>
  );
}
