import { METRICS } from "../metrics/registry.ts";
import type { PolicyChange, PolicyValue } from "../policies/changes.ts";
import type { Policy } from "../policy.ts";
import { quantity } from "./format.ts";

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
