import { findLineage } from "#db/lineages.ts";
import { listSeries } from "#db/measurements.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import type { Policy, PolicyDocument } from "#domain/policy.ts";
import { askedText, type Query } from "#domain/present/address.ts";
import { leastWords } from "#domain/present/policies.ts";
import type { LineageName } from "#domain/present/views/alert.ts";
import type { PolicyEditorView, PolicyScope } from "#domain/present/views/policies.ts";
import type { Context } from "#services/context.ts";
import { asServiceError, ServiceError } from "#services/errors.ts";
import { proposalOf } from "#services/policies/diff.ts";
import { policiesFrom } from "#services/policies/parse.ts";
import { policyRow, readScope } from "./policies.ts";
import { leading, seriesView } from "./series-views.ts";

const NUMBERS = ["watch", "breach", "for", "clearAfter", "effectiveFrom"] as const;
const WORDS = ["onUnknown", "onBreach", "owner", "runbook"] as const;
/** Lineages that are looked through for a measurement to draw. */
const LOOKED_AT = 20;

/**
 * Reads one policy and what the address proposes for it: the change, what the last generations would have raised, and the
 * lines on a real chart. A proposal that cannot be a policy is a complaint. Throws `not-found`.
 */
export async function readPolicyEditor(
  ctx: Context,
  slug: string | null,
  id: string,
  query: Query,
): Promise<PolicyEditorView> {
  const scope = await readScope(ctx, slug);
  const policy = scope.document.policies.find((each) => each.id === id);
  if (policy === undefined) throw new ServiceError("not-found", `There is no policy ${id}.`);
  const { proposed, document, complaint } = proposedBy(scope.document, policy, query);
  const { reading, worseWhen } = metricOf(policy.metric);
  const isChanged = document !== null && document !== scope.document;
  return {
    ...scope,
    row: policyRow(policy),
    reading,
    worseWhen,
    proposed,
    proposal: isChanged ? { document, ...(await proposalOf(ctx, slug, scope.document, document)) } : null,
    series: await seriesOf(ctx, scope, policy.metric, document ?? scope.document),
    complaint,
  };
}

/** The policy and the document with what the address says; the same document when it says nothing new. */
function proposedBy(now: PolicyDocument, policy: Policy, query: Query) {
  const given = Object.keys(query);
  const numbers = NUMBERS.filter((field) => given.includes(field)).map((field) => [field, numberIn(query, field)]);
  const words = WORDS.filter((field) => given.includes(field)).map((field) => [field, wordIn(query, field)]);
  const proposed: Policy = { ...policy, ...Object.fromEntries([...numbers, ...words]) };
  const isSame = JSON.stringify(proposed) === JSON.stringify(policy);
  if (isSame) return { proposed, document: now, complaint: null };
  const policies = now.policies.map((each) => (each.id === policy.id ? proposed : each));
  try {
    return { proposed, document: policiesFrom({ ...now, policies }), complaint: null };
  } catch (error) {
    return { proposed: policy, document: null, complaint: asServiceError(error).message };
  }
}

/** Longer than other words of an address: a runbook's is a whole one. */
const wordIn = (query: Query, field: string) => String(query[field] ?? "").trim() || null;

function numberIn(query: Query, field: string): number | null {
  const text = askedText(query, field);
  return text === "" ? null : Number(text);
}

/** The measurement that leads under a policy, of the lineage or of the first that has one, with the lines of a document. */
async function seriesOf(
  ctx: Context,
  { lineage, lineages }: PolicyScope,
  metric: string,
  document: PolicyDocument,
): Promise<PolicyEditorView["series"]> {
  const looked: LineageName[] = lineage === null ? lineages.slice(0, LOOKED_AT) : [lineage];
  for (const of of looked) {
    const stored = await findLineage(ctx.db, of.slug);
    const rows = stored === null ? [] : await listSeries(ctx.db, stored.id, [metric]);
    const view = leading(rows.map((row) => seriesView(row, document)));
    if (view !== undefined) return { of, view, least: leastWords(view) };
  }
  return null;
}
