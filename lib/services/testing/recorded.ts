import { randomUUID } from "node:crypto";
import { findLineage, insertLineage, upsertGeneration } from "#db/lineages.ts";
import { estimate } from "#domain/estimate.ts";
import type { GenerationJudgement, InjectionQuantity, Measurement, Verdict } from "#domain/judgement.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { proposedRisk } from "#domain/risk/proposal.ts";
import type { Context } from "#services/context.ts";
import { recordJudgement } from "#services/evaluate/record.ts";

/** The slice that has the verdict; all others are ok. */
const LEAD = "rarity:1";
const VALUES: Record<Verdict, number> = { ok: 0.99, watch: 0.93, breach: 0.7, unknown: 0.9 };

const QUANTITY: InjectionQuantity = {
  ...{ stratum: "rarity:1", humanSamples: 1_242, kind: "random", ledBy: "rate", rate: 1_242, presence: 300, floor: 0 },
  inputs: { bundle: 10_000, target: 0.95, massLow: 0.77, enrichment: 2.4, freshShare: null },
};

function measured(metric: string, slice: string, verdict: Verdict, value: number): Measurement {
  const known = estimate({ value, low: value - 0.01, high: value + 0.01, n: 2_500, p: 0.001, mde: 0.04 });
  const { version } = metricOf(metric);
  return { metric, version, slice, estimate: known, verdict, because: `${slice} is ${verdict}` };
}

/**
 * Records a made-up judgement of a lineage's generation with all that follows from it, as the worker does.
 * Given the verdict of its rarest words, and its value when another one than usual is wanted.
 */
export async function recordVerdict(
  ctx: Context,
  slug: string,
  index: number,
  verdict: Verdict,
  { value = VALUES[verdict], revision = 1 }: { value?: number; revision?: number } = {},
): Promise<void> {
  const known = await findLineage(ctx.db, slug);
  const made = known ?? (await insertLineage(ctx.db, { id: `ln_${randomUUID()}`, slug, name: slug, salt: "00" }));
  if (made === null) throw new Error(`${slug} could not be made`);
  const place = { id: `${slug}-${index}`, lineageId: made.id, index, state: "closed" as const, closedAt: ctx.now() };
  const generation = { ...(await upsertGeneration(ctx.db, { ...place, accepted: 2_500 })), revision };
  const judgement: GenerationJudgement = {
    ...{ index, samples: 2_500, rejected: 0, mechanism: null, verdict, evidence: null, notes: [] },
    phase: verdict === "breach" ? "early-collapse" : "healthy",
    headline: `${slug} is ${verdict} at g${index}.`,
    measurements: proposedRisk(slug).indicators.map(({ metric, slice }) =>
      slice === LEAD ? measured(metric, slice, verdict, value) : measured(metric, slice, "ok", VALUES.ok),
    ),
    quantities: verdict === "breach" ? [QUANTITY] : [],
  };
  const nothing = { tail: null, column: null, timeline: null, summary: null, verdict: null };
  const frozen = { catalogueId: "ca", blob: "", source: "control" as const, version: 1 };
  await recordJudgement(ctx, { lineage: made, generation, frozen, policies: defaultPolicies(), judgement, ...nothing });
}
