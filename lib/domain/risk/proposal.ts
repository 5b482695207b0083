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

/** Families whose loss is the forgetting itself; the first metric of each feeds the register. */
const FAMILIES = ["tail", "richness"] as const;

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
    indicators: FAMILIES.flatMap(indicatorsOfFamily),
  };
}

function indicatorsOfFamily(family: (typeof FAMILIES)[number]): ProposedIndicator[] {
  const metric = METRICS.find((each) => each.family === family && each.defaultPolicy?.cap === "breach");
  if (!metric?.defaultPolicy) return [];
  const { watch, breach } = metric.defaultPolicy;
  const critical = Number((2 * breach - watch).toPrecision(6));
  return (metric.gates ?? ["all"]).map((slice) => ({
    metric: metric.id,
    slice,
    appetite: watch,
    tolerance: breach,
    critical,
    minSamples: Math.max(metric.minSamples, LEAST_SAMPLES),
  }));
}

/** The direction of an indicator's metric; never the user's to choose. Lower is worse for a metric that is not judged. */
export function worseWhenOf(metricId: string): "lower" | "higher" {
  return METRICS.find((metric) => metric.id === metricId)?.worseWhen === "higher" ? "higher" : "lower";
}
