import { findRisk } from "#db/risks.ts";
import { listTickets } from "#db/tickets.ts";
import { evidenceSeries } from "#domain/present/evidence-series.ts";
import type { RiskDetail } from "#domain/present/views/risk.ts";
import type { Context } from "#services/context.ts";
import { registerEntries } from "./register.ts";

/** One risk by its reference, with its indicators over generations and its assessments; null when there is none. */
export async function readRisk(ctx: Context, ref: string): Promise<RiskDetail | null> {
  const found = await findRisk(ctx.db, ref);
  if (!found) return null;
  const [entry] = await registerEntries(ctx, [found]);
  if (!entry) return null;
  const tickets = await listTickets(ctx.db, { lineageIds: [found.lineage.id], limit: 50 });
  return {
    risk: entry.risk,
    lineage: { slug: found.lineage.slug, name: found.lineage.name },
    indicators: entry.indicators.map((indicator) => {
      const own = entry.trend.filter((each) => each.metric === indicator.metric && each.slice === indicator.slice);
      const lines = { watch: indicator.appetite, breach: indicator.tolerance };
      const points = own.map((each) => ({ ...each, index: each.generation, verdict: each.state }));
      return {
        indicator,
        series: evidenceSeries({ metric: indicator.metric, slice: indicator.slice, ...lines }, points),
      };
    }),
    assessments: entry.assessments.toReversed().map((each) => ({
      at: each.at.toISOString(),
      generation: each.evidence.index ?? null,
      likelihoodLow: each.likelihoodLow,
      likelihoodHigh: each.likelihoodHigh,
      strengthOfKnowledge: each.strengthOfKnowledge,
      basis: each.basis,
      by: each.by,
      rationale: each.rationale,
    })),
    tickets: tickets.map(({ ticket }) => ({ key: ticket.key, state: ticket.state, headline: ticket.headline })),
  };
}
