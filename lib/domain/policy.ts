import { METRICS } from "./metrics/registry.ts";

/**
 * Thresholds as versioned data. Direction is the metric's, never the policy's.
 * `slice`: "all", or a pattern with one star ("rarity:*"); one alert stands for all slices of a policy.
 * `watch`, `breach`: lines on the metric's own scale (null: the metric has none, its exact test decides).
 */
export interface Policy {
  id: string;
  metric: string;
  metricVersion: number;
  slice: string;
  compare: "control";
  watch: number | null;
  breach: number | null;
  for: number;
  clearAfter: number;
  onUnknown: "hold" | "watch";
  onBreach: "notify" | "open-ticket";
  owner: string | null;
  /** Where it says what to do; null: what is built in for the metric. */
  runbook: string | null;
  /** First generation that it judges; what stood before judges the earlier ones. Null: all. */
  effectiveFrom: number | null;
  rationale: string;
}

export interface PolicyDocument {
  schema: "tailwatch.policy/1";
  version: number;
  budget: { falseAlarmsPerYear: { watch: number; breach: number }; looksPerYear: number };
  policies: Policy[];
}

/** The policies of a fresh installation, one per metric that is judged; derived from the registry alone. */
export function defaultPolicies(): PolicyDocument {
  return {
    schema: "tailwatch.policy/1",
    version: 1,
    budget: { falseAlarmsPerYear: { watch: 4, breach: 0.5 }, looksPerYear: 52 },
    policies: METRICS.filter((metric) => metric.defaultPolicy !== null).map((metric) => ({
      id: metric.id.replaceAll(".", "-"),
      metric: metric.id,
      metricVersion: metric.version,
      slice: metric.slices === "all" ? "all" : metric.slices === "rarity" ? "rarity:*" : "*",
      compare: "control",
      watch: metric.defaultPolicy?.watch ?? null,
      breach: metric.defaultPolicy?.breach ?? null,
      for: 1,
      clearAfter: 2,
      onUnknown: "hold",
      onBreach: metric.defaultPolicy?.onBreach ?? "notify",
      owner: null,
      runbook: null,
      effectiveFrom: null,
      rationale: metric.defaultPolicy?.calibrated
        ? "line by simulation; false alarms checked on human splits"
        : "default, uncalibrated",
    })),
  };
}

/** The policy of a metric in a slice, or null when none is set. A slice pattern ends in one star, or is exact. */
export function policyFor(document: PolicyDocument, metric: string, slice: string): Policy | null {
  const isCovered = (pattern: string) =>
    pattern.endsWith("*") ? slice.startsWith(pattern.slice(0, -1)) : pattern === slice;
  return document.policies.find((policy) => policy.metric === metric && isCovered(policy.slice)) ?? null;
}
