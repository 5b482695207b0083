import type { Policy, PolicyDocument } from "../policy.ts";

/** One field of one policy that two documents have apart; `id` "budget" for the budget. */
export interface PolicyChange {
  id: string;
  field: string;
  from: PolicyValue;
  to: PolicyValue;
}
export type PolicyValue = string | number | null;

const FIELDS = [
  "slice",
  "compare",
  "watch",
  "breach",
  "for",
  "clearAfter",
  "onUnknown",
  "onBreach",
  "owner",
  "runbook",
  "effectiveFrom",
  "rationale",
] as const satisfies (keyof Policy)[];

/** What differs between two policy documents, in the order of the registry; empty when they say the same. */
export function policyChanges(from: PolicyDocument, to: PolicyDocument): PolicyChange[] {
  const before = new Map(from.policies.map((policy) => [policy.metric, policy]));
  const own = to.policies.flatMap((policy) => {
    const was = before.get(policy.metric);
    return FIELDS.filter((field) => was?.[field] !== policy[field]).map((field) => ({
      id: policy.id,
      field,
      from: was?.[field] ?? null,
      to: policy[field],
    }));
  });
  return [...budgetChanges(from.budget, to.budget), ...own];
}

function budgetChanges(from: PolicyDocument["budget"], to: PolicyDocument["budget"]): PolicyChange[] {
  const rows: [string, number, number][] = [
    ["falseAlarmsPerYear.watch", from.falseAlarmsPerYear.watch, to.falseAlarmsPerYear.watch],
    ["falseAlarmsPerYear.breach", from.falseAlarmsPerYear.breach, to.falseAlarmsPerYear.breach],
    ["looksPerYear", from.looksPerYear, to.looksPerYear],
  ];
  return rows.flatMap(([field, was, is]) => (was === is ? [] : [{ id: "budget", field, from: was, to: is }]));
}
