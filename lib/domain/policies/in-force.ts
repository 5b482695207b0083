import { defaultPolicies, type Policy, type PolicyDocument } from "../policy.ts";

/** A stored version of a policy document. */
export interface StoredPolicies {
  version: number;
  document: PolicyDocument;
}

/**
 * The policies that judge a generation: of each metric the newest that is effective by then, else what stood before it, else
 * the metric's own. A stored policy of another version of its metric is passed over: versions are never compared.
 * Given the stored versions, newest first, a lineage's own before those of all lineages; `index` null: whatever comes last.
 */
export function policiesAt(stored: readonly StoredPolicies[], index: number | null): PolicyDocument {
  const base = defaultPolicies();
  const [newest] = stored;
  if (newest === undefined) return base;
  const policyOf = (own: Policy): Policy => {
    for (const { document } of stored) {
      const found = document.policies.find((each) => each.metric === own.metric);
      if (found?.metricVersion === own.metricVersion && isEffective(found, index)) return found;
    }
    return own;
  };
  return {
    ...base,
    version: newest.version,
    budget: newest.document.budget,
    policies: base.policies.map(policyOf),
  };
}

const isEffective = ({ effectiveFrom }: Policy, index: number | null) =>
  index === null || effectiveFrom === null || effectiveFrom <= index;
