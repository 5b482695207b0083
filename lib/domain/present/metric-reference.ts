import { FAMILIES, type Family, type Metric, NEEDS, type Need, type Role } from "../metrics/define.ts";
import { METRICS } from "../metrics/registry.ts";
import { quantity, sliceWords } from "./format.ts";

/** What a metric reads, by its declaration; of some pairs one will do, see needsWords. */
export function needsOf(metric: Metric): readonly Need[] {
  if (metric.needs !== undefined) return metric.needs;
  const { computation, family, control } = metric;
  if (family === "numbers") return ["values"];
  if (family === "meaning") return ["embedding", "text"];
  if (computation.kind === "counts")
    return computation.of === "pinned" ? ["declared events"] : ["labels", "declared events"];
  if (computation.kind === "trend") return ["text", "labels", "six generations"];
  const isOfText =
    (computation.kind === "contrast" && (computation.reads === "contents" || computation.reads === "near-copies")) ||
    control === "pairs" ||
    control === "triples" ||
    computation.kind === "texts" ||
    computation.kind === "sequences";
  return isOfText ? ["text"] : ["text", "labels"];
}

/** Needs of which one will do: texts without embeddings are embedded by their wording. */
const EITHER: readonly (readonly [Need, Need])[] = [
  ["text", "labels"],
  ["labels", "declared events"],
  ["embedding", "text"],
];

/** What it needs, in words: "text or labels". */
export function needsWords(metric: Metric): string {
  const needs = needsOf(metric);
  const [first, second, ...rest] = needs;
  const isEither = EITHER.some(([one, other]) => first === one && second === other);
  if (!isEither) return needs.join(" and ");
  return [`${first} or ${second}`, ...rest].join(" and ");
}

/** What a metric's reading is to the decision table, by its role. */
export const ROLE_WORDS: Record<Role, string> = {
  tail: "Whether rare things are lost: with richness, a collapse.",
  richness: "Whether it says fewer different things at all: with a lost tail, a collapse; kept, a shift.",
  outside: "Whether it says what no human does: an invented tail, or a new subject.",
  drift: "Whether what it says moved: more than the loss explains is a shift. Alone it is never a collapse.",
  length: "Whether its samples became shorter or longer: then losses are read again on texts cut to one length.",
  repetition: "Whether it repeats itself: a breach is a collapse by duplication.",
  compression: "Whether its text can be squeezed further: one of the groups that make a collapse late.",
  spread: "Whether its probability is spread like the human one: one of the groups that make a collapse late.",
  event: "Whether a named thing is going: a collapse by loss of a class where the rest is kept.",
  trend: "Whether a little is lost with every generation: a watch at most.",
  provenance: "Whether the reference itself was trained on: then it may accuse, and not acquit.",
};

/** Its lines in words, and how they were set. */
export function lineWords(metric: Metric): string {
  const { defaultPolicy: policy, unit, worseWhen } = metric;
  if (policy === null) return "none: it is shown beside the others";
  const side = worseWhen === "lower" ? "below" : "above";
  const breach = policy.cap === "breach" ? `, breach ${side} ${quantity(policy.breach, unit)}` : ", never a breach";
  const origin = policy.calibrated ? "calibrated by simulation" : "a default, not calibrated";
  return `watch ${side} ${quantity(policy.watch, unit)}${breach} (${origin})`;
}

/** Whether it decides anything. */
export function gateWords({ defaultPolicy, gates }: Metric): string {
  if (defaultPolicy === null || gates?.length === 0) return "shown, not judged";
  if (gates === undefined) return "judged";
  return `judged for ${gates.map(sliceWords).join(", ")}; other slices are shown`;
}

/** Which slices it is read in. */
export function slicesWords({ slices, inParts }: Metric): string {
  const own = ownSlices(slices);
  return inParts === undefined ? own : `${own}; and each part of the samples (a label, a facet's value)`;
}

function ownSlices(slices: Metric["slices"]): string {
  switch (slices) {
    case "all":
      return "all samples";
    case "rarity":
      return "rare things by how often people said them";
    case "named":
      return "each label and declared event";
    case "fields":
      return "each numeric field";
    case "field-ends":
      return "both ends of each numeric field";
    case "parts":
      return "each value of each facet";
    default:
      return slices.map(sliceWords).join(", ");
  }
}

/** Its caveats as a list. */
export function caveatsOf({ caveats }: Metric): readonly string[] {
  if (caveats === undefined) return [];
  return typeof caveats === "string" ? [caveats] : caveats;
}

/** What the list of metrics is narrowed to; null: not narrowed. */
export interface MetricFilter {
  family: Family | null;
  needs: Need | null;
  text: string;
}

/** The metrics that a filter leaves, by family in reading order. Families without any are left out. */
export function metricsOf(filter: MetricFilter): { family: Family; metrics: Metric[] }[] {
  const wanted = filter.text.toLowerCase();
  const left = METRICS.filter(
    (metric) =>
      (filter.family === null || metric.family === filter.family) &&
      (filter.needs === null || needsOf(metric).includes(filter.needs)) &&
      [metric.id, metric.label, metric.reading, metric.formula, metric.source].some((each) =>
        each.toLowerCase().includes(wanted),
      ),
  );
  return FAMILIES.flatMap((family) => {
    const metrics = left.filter((metric) => metric.family === family);
    return metrics.length === 0 ? [] : [{ family, metrics }];
  });
}

/** Needs that some metric has, in their order. */
export const neededBySome = (): Need[] =>
  NEEDS.filter((need) => METRICS.some((metric) => needsOf(metric).includes(need)));
