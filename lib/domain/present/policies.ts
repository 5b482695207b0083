import { METRICS } from "../metrics/registry.ts";
import type { PolicyChange, PolicyValue } from "../policies/changes.ts";
import type { Policy } from "../policy.ts";
import { effectWords } from "./because.ts";
import { count, generationName, quantity, sliceWords } from "./format.ts";
import type { PolicyScope } from "./views/policies.ts";
import type { SeriesView } from "./views/series.ts";

/** What the fields of a policy are called. */
const FIELD_WORDS: Record<string, string> = {
  watch: "watch line",
  breach: "breach line",
  for: "generations to fire",
  clearAfter: "ok generations to resolve",
  onUnknown: "when unknown",
  onBreach: "on a breach",
  owner: "owner",
  runbook: "runbook",
  effectiveFrom: "effective from generation",
  rationale: "rationale",
  slice: "slices",
  compare: "compared with",
  "falseAlarmsPerYear.watch": "false watches a year",
  "falseAlarmsPerYear.breach": "false breaches a year",
  looksPerYear: "looks a year",
};

/** A change with the sentence that says it. */
export interface SaidChange extends PolicyChange {
  says: string;
}

/** Changes with their sentences, for programs that show them. */
export const saidChanges = (changes: readonly PolicyChange[]): SaidChange[] =>
  changes.map((each) => ({ ...each, says: changeWords(each) }));

/** One change in words: "tail-retention: breach line 85% to 70%". */
export function changeWords({ id, field, from, to }: PolicyChange): string {
  return `${id}: ${FIELD_WORDS[field] ?? field} ${valueWords(id, field, from)} to ${valueWords(id, field, to)}`;
}

function valueWords(id: string, field: string, value: PolicyValue): string {
  if (value === null) return "none";
  const unit = METRICS.find((metric) => metric.id.replaceAll(".", "-") === id)?.unit;
  const isLine = field === "watch" || field === "breach";
  if (isLine && unit !== undefined && typeof value === "number") return quantity(value, unit);
  return typeof value === "string" && value.includes(" ") ? `“${value}”` : String(value);
}

/** A line of a policy on its metric's scale; "by its test" where the metric has none. */
export function lineWords(policy: Policy, line: "watch" | "breach"): string {
  const value = policy[line];
  const unit = METRICS.find(({ id }) => id === policy.metric)?.unit;
  return value === null || unit === undefined ? "by its test" : quantity(value, unit);
}

/** What a policy is over: "all samples", "each rarity", "each part that it is measured of". */
export function patternWords(slice: string): string {
  if (slice === "rarity:*") return "by rarity";
  return slice === "*" ? "each of its slices" : sliceWords(slice);
}

/** Where the policies that a page shows come from. */
export function sourceWords({ source, lineage, document }: PolicyScope): string {
  const version = `Version ${document.version}`;
  if (source === "defaults") return `${version}: what the metrics themselves propose; nobody has changed it`;
  if (source === "own") return `${version}, written for ${lineage?.name ?? "this lineage"}`;
  return lineage === null
    ? `${version}, for all lineages`
    : `${version}, that of all lineages: this one has none of its own`;
}

/** The least change that could be seen at the newest generation of a series, whatever the lines; null where it is not known. */
export function leastWords({ points, unit, worseWhen }: SeriesView): string | null {
  const last = points.at(-1);
  if (last?.estimate.kind !== "value") return null;
  const effect = effectWords(last.estimate.mde, unit, worseWhen);
  if (effect === null) return null;
  return `At n = ${count(last.estimate.n)} of ${generationName(last.index)} a ${effect} can be seen; lines closer to people than that cannot be told.`;
}

/** How many false alarms the budget allows, whatever the lines are. */
export function budgetWords({ watch, breach }: { watch: number; breach: number }): string {
  return `Expected false alarms a year of a lineage that does not change: at most ${watch} at watch and ${breach} at breach. The budget holds whatever the lines are; it is changed in the YAML.`;
}
