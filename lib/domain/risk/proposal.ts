import type { Measurement, Verdict } from "../judgement.ts";
import type { Family, Metric } from "../metrics/define.ts";
import { METRICS } from "../metrics/registry.ts";
import { riskStatement } from "../risk.ts";
import type { IndicatorLines } from "./indicator.ts";

/** An indicator that a register row is proposed with. */
export interface ProposedIndicator extends IndicatorLines {
  metric: string;
  slice: string;
}

/** A register row as the system proposes it; everything else (owner, impact, treatment) is a person's. */
export interface ProposedRisk {
  title: string;
  statement: string;
  category: string;
  indicators: ProposedIndicator[];
}

/** Below this a loss that matters hides in the interval: a register row then says that it cannot tell. */
const LEAST_SAMPLES = 200;

/** Families whose loss is the forgetting itself; the first metric of each feeds every register row. */
const FAMILIES = ["tail", "richness"] as const;
/** What a lineage is told by only where it can be measured: declared events, labels, copies. */
const MEASURED: readonly Family[] = ["events", "repetition"];

/** Slice of an indicator that stands for all named events of its metric and reads the worst of them. */
export const WORST = "worst";

/**
 * The register row of a lineage: that its tail is forgotten.
 * Indicators come from the registry: every gating slice of the first metric of the tail and the richness family, with
 * its default watch line as appetite, breach line as tolerance, and critical as far beyond tolerance again.
 * Given the lineage's name. Returns the proposal.
 */
export function proposedRisk(lineageName: string): ProposedRisk {
  return {
    title: `Tail of ${lineageName} is forgotten`,
    statement: riskStatement({
      cause: "training on the model's own output",
      asset: lineageName,
      event: "a loss of what people rarely say",
      impact: "answers that fail on rare cases while averages look fine",
    }),
    category: "model quality",
    indicators: FAMILIES.flatMap((family) => METRICS.filter((each) => gates(each, family)).slice(0, 1)).flatMap(
      ofMetric,
    ),
  };
}

/** Indicators that a row gets once a generation gave them a value: must-keep and named events at their worst, and copies. */
export function measuredIndicators(measurements: readonly Measurement[]): ProposedIndicator[] {
  const ids = new Set(measurements.filter(({ estimate }) => estimate.kind === "value").map((each) => each.metric));
  return METRICS.filter((each) => ids.has(each.id) && MEASURED.some((family) => gates(each, family))).flatMap(ofMetric);
}

function gates(metric: Metric, family: Family): boolean {
  return metric.family === family && metric.role !== "compression" && metric.defaultPolicy?.cap === "breach";
}

function ofMetric(metric: Metric): ProposedIndicator[] {
  if (!metric.defaultPolicy) return [];
  const { watch, breach } = metric.defaultPolicy;
  const critical = Number((2 * breach - watch).toPrecision(6));
  const isNamed = metric.slices === "named";
  // Events have exact tests, which say themselves when the counts are too few.
  const minSamples = isNamed ? metric.minSamples : Math.max(metric.minSamples, LEAST_SAMPLES);
  const slices = isNamed ? [WORST] : (metric.gates ?? ["all"]);
  return slices.map((slice) => ({
    metric: metric.id,
    slice,
    appetite: watch,
    tolerance: breach,
    critical,
    minSamples,
  }));
}

const HARM: Record<Verdict, number> = { unknown: 0, ok: 1, watch: 2, breach: 3 };

/** The measurement that an indicator reads: of its slice, or the worst of all named events; undefined when there is none. */
export function measurementOf(
  indicator: { metric: string; slice: string },
  measurements: readonly Measurement[],
): Measurement | undefined {
  const own = measurements.filter((each) => each.metric === indicator.metric);
  if (indicator.slice !== WORST) return own.find((each) => each.slice === indicator.slice);
  const value = ({ estimate }: Measurement) => (estimate.kind === "value" ? estimate.value : Number.POSITIVE_INFINITY);
  return own.toSorted((a, b) => HARM[b.verdict] - HARM[a.verdict] || value(a) - value(b))[0];
}

/** The direction of an indicator's metric; never the user's to choose. Lower is worse for a metric that is not judged. */
export function worseWhenOf(metricId: string): "lower" | "higher" {
  return METRICS.find((metric) => metric.id === metricId)?.worseWhen === "higher" ? "higher" : "lower";
}
