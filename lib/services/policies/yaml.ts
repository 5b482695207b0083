import { stringify } from "yaml";
import type { Policy, PolicyDocument } from "#domain/policy.ts";

/**
 * A policy document as the YAML that people read and edit. The version is the server's and stays out, so that a file says
 * the same everywhere; importing it and exporting again gives the same bytes.
 */
export function policyYaml({ schema, budget, policies }: PolicyDocument): string {
  const { watch, breach } = budget.falseAlarmsPerYear;
  // Every key in its own order: a database may give them in another.
  const shares = { falseAlarmsPerYear: { watch, breach }, looksPerYear: budget.looksPerYear };
  return stringify({ schema, budget: shares, policies: policies.map(written) }, { lineWidth: 0 });
}

/** Fields in one order; what is not set is left out. */
function written(policy: Policy) {
  const { id, metric, metricVersion, slice, compare, watch, breach } = policy;
  const { clearAfter, onUnknown, onBreach, owner, runbook, effectiveFrom, rationale } = policy;
  return {
    ...{ id, metric, metricVersion, slice, compare, watch, breach },
    for: policy.for,
    ...{ clearAfter, onUnknown, onBreach },
    ...(owner === null ? {} : { owner }),
    ...(runbook === null ? {} : { runbook }),
    ...(effectiveFrom === null ? {} : { effectiveFrom }),
    rationale,
  };
}
