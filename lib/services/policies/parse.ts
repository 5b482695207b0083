import { z } from "zod";
import { METRICS } from "#domain/metrics/registry.ts";
import { defaultPolicies, type Policy, type PolicyDocument } from "#domain/policy.ts";
import { parseHandwritten } from "#services/document.ts";
import { ServiceError } from "#services/errors.ts";

const POLICY = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  metric: z.string(),
  metricVersion: z.int().positive().optional(),
  slice: z.string().optional(),
  compare: z.literal("control").optional(),
  watch: z.number().nullable().optional(),
  breach: z.number().nullable().optional(),
  for: z.int().min(1).max(12).optional(),
  clearAfter: z.int().min(1).max(12).optional(),
  onUnknown: z.enum(["hold", "watch"]).optional(),
  onBreach: z.enum(["notify", "open-ticket"]).optional(),
  owner: z.string().trim().max(80).nullable().optional(),
  runbook: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .optional(),
  effectiveFrom: z.int().min(0).nullable().optional(),
  rationale: z.string().max(500).optional(),
});
const DOCUMENT = z.strictObject({
  schema: z.literal("tailwatch.policy/1"),
  version: z.int().positive().optional(),
  budget: z
    .strictObject({
      falseAlarmsPerYear: z.strictObject({ watch: z.number().positive(), breach: z.number().positive() }),
      looksPerYear: z.int().positive(),
    })
    .optional(),
  policies: z.array(POLICY).max(500),
});

/** What a policy document may say. */
export const POLICY_DOCUMENT = DOCUMENT;

/**
 * Reads a policy file (JSON or YAML): what it names replaces the default of the same metric, what it leaves out stays.
 * Throws ServiceError `policy.invalid` on an unknown metric or version, or a breach line that is not worse than watch.
 */
export function parsePolicies(text: string): PolicyDocument {
  return policiesFrom(parseHandwritten(text, "policy.invalid"));
}

/** The same of a document that was read already. */
export function policiesFrom(document: unknown): PolicyDocument {
  const given = DOCUMENT.safeParse(document);
  if (!given.success) throw new ServiceError("policy.invalid", sentenceOf(given.error));
  const base = defaultPolicies();
  const changed = new Map(given.data.policies.map((policy) => [policy.metric, policy]));
  if (changed.size < given.data.policies.length) {
    throw new ServiceError("policy.invalid", "A metric has two policies.");
  }
  for (const metric of changed.keys()) {
    if (!base.policies.some((policy) => policy.metric === metric))
      throw new ServiceError("policy.invalid", `"${metric}" is no judged metric.`);
  }
  return {
    ...base,
    version: given.data.version ?? base.version,
    budget: given.data.budget ?? base.budget,
    policies: base.policies.map((policy) => merged(policy, changed.get(policy.metric))),
  };
}

function merged(base: Policy, given: z.infer<typeof POLICY> | undefined): Policy {
  if (!given) return base;
  const policy: Policy = { ...base, ...(JSON.parse(JSON.stringify(given)) as Partial<Policy>) };
  const metric = METRICS.find(({ id }) => id === policy.metric);
  const { watch, breach } = policy;
  if (policy.metricVersion !== metric?.version) {
    throw new ServiceError(
      "policy.invalid",
      `${policy.id}: ${policy.metric} is at version ${metric?.version}; versions are never compared.`,
    );
  }
  if (watch !== null && breach !== null && (metric.worseWhen === "lower" ? breach > watch : breach < watch)) {
    throw new ServiceError("policy.invalid", `${policy.id}: the breach line must be worse than the watch line.`);
  }
  const covered = base.slice.endsWith("*")
    ? policy.slice.startsWith(base.slice.slice(0, -1))
    : policy.slice === base.slice;
  if (!covered)
    throw new ServiceError("policy.invalid", `${policy.id}: ${policy.metric} has no slice "${policy.slice}".`);
  return policy;
}

function sentenceOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join(".") || "document"}: ${issue.message}` : "The document is not a policy.";
}
