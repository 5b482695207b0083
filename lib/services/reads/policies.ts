import { findLineage, listLineages } from "#db/lineages.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import type { Policy } from "#domain/policy.ts";
import type { PoliciesView, PolicyRow, PolicyScope } from "#domain/present/views/policies.ts";
import type { Context } from "#services/context.ts";
import { readPolicies, readPolicyVersions } from "#services/policies/read.ts";
import { policyYaml } from "#services/policies/yaml.ts";

/** Whose policies the address asks for, and what they are. Throws `not-found`. */
export async function readScope(ctx: Context, slug: string | null): Promise<PolicyScope> {
  const { document, source } = await readPolicies(ctx, slug);
  const lineages = (await listLineages(ctx.db)).map((row) => ({ slug: row.slug, name: row.name }));
  const lineage = lineages.find((each) => each.slug === slug) ?? null;
  const api = slug === null ? "/api/v1/policy" : `/api/v1/lineages/${encodeURIComponent(slug)}/policy`;
  return { lineage, lineages, source, document, api };
}

/** A policy with what is needed to read it. */
export function policyRow(policy: Policy): PolicyRow {
  const { label, unit, family } = metricOf(policy.metric);
  return { policy, label, unit, family };
}

/** Reads the policies of a lineage, or of all, with their versions. Throws `not-found`. */
export async function readPoliciesView(ctx: Context, slug: string | null): Promise<PoliciesView> {
  const scope = await readScope(ctx, slug);
  const { policies } = scope.document;
  const isShown = ({ metric }: Policy) => metricOf(metric).gates?.length === 0;
  const versions = await readPolicyVersions(ctx, slug);
  return {
    ...scope,
    rows: policies.filter((policy) => !isShown(policy)).map(policyRow),
    shown: policies.filter(isShown).map(policyRow),
    versions: versions.map(({ lineage, ...each }) => ({ ...each, isOwn: lineage !== null })),
    expectEveryDays: slug === null ? null : ((await findLineage(ctx.db, slug))?.expectEveryDays ?? null),
  };
}

/** The same document as YAML. Throws `not-found`. */
export async function readPolicyYaml(ctx: Context, slug: string | null): Promise<PolicyScope & { yaml: string }> {
  const scope = await readScope(ctx, slug);
  return { ...scope, yaml: policyYaml(scope.document) };
}
