import { hash } from "node:crypto";
import { listAlerts } from "#db/alerts.ts";
import { acceptedOfLineage } from "#db/intake.ts";
import { findGeneration, findLineage } from "#db/lineages.ts";
import { generation as generations } from "#db/schema/lineage.ts";
import { openTicketOf } from "#db/tickets.ts";
import type { AlertAct } from "#domain/alert.ts";
import type { IntakeClaim } from "#domain/intake/rules.ts";
import type { Verdict } from "#domain/judgement.ts";
import { defaultPolicies } from "#domain/policy.ts";
import type { TicketAct, TicketState } from "#domain/ticket.ts";
import type { StratumVerification } from "#domain/verify/verification.ts";
import { createLineKeeper } from "#engine/segment-lines.ts";
import { segmentRecord } from "#engine/segment-record.ts";
import { moveAlert } from "#services/alerts/move.ts";
import { tickAlerts } from "#services/alerts/tick.ts";
import type { Context } from "#services/context.ts";
import { asServiceError } from "#services/errors.ts";
import { recordJudgement } from "#services/evaluate/record.ts";
import { frozenReference } from "#services/evaluate/reference.ts";
import { appendSamples } from "#services/ingest/append.ts";
import { closeGeneration } from "#services/ingest/close.ts";
import { createLineage } from "#services/lineages/create.ts";
import { commitIntake } from "#services/tickets/intake-commit.ts";
import { moveTicket } from "#services/tickets/move.ts";
import { judged, QUANTITY } from "./judged.ts";
import { bodyOf } from "./ticketed.ts";

/**
 * One thing that happens to a lineage. `outcome`: what the generation shows of a ticket that waits for it; `onward`: whatever
 * brings the open ticket further, a generation where there is none.
 */
export type WalkStep =
  | { kind: "judge"; verdict: Verdict; outcome: StratumVerification["outcome"] }
  | { kind: "alert"; act: AlertAct }
  | { kind: "ticket"; act: TicketAct; expected?: TicketState }
  | { kind: "upload"; samples: number }
  | { kind: "onward"; verdict: Verdict; outcome: StratumVerification["outcome"] }
  | { kind: "tick" };

const CLAIM: IntakeClaim = {
  ...{ source: "people", level: 1, kind: "", ref: "", by: "", licence: "CC0-1.0" },
  ...{ consent: "public", personalData: "none" },
};
const SALT = "0123456789abcdef0123456789abcdef";

/** A lineage with forty human samples, where a walk begins. */
export async function walkable(ctx: Context, slug: string): Promise<void> {
  if ((await findLineage(ctx.db, slug)) === null) await createLineage(ctx, { lineage: slug }, { salt: SALT });
  const lines = Array.from({ length: 40 }, (_, i) => JSON.stringify({ id: `r${i}`, text: `people say ${i} words` }));
  await appendSamples(ctx, { lineage: slug, generation: "reference" }, bodyOf(lines));
}

/**
 * Does one step, with the very verbs of the product; only what a generation says is given instead of measured. Repeating a
 * step that was cut off does what is left of it. An act that is not legal now does nothing.
 * Given the place of the step in the walk, which names what it makes.
 */
export async function walk(ctx: Context, slug: string, step: WalkStep, place: number): Promise<void> {
  const lineage = await findLineage(ctx.db, slug);
  if (!lineage) throw new Error(`no lineage ${slug}`);
  if (step.kind === "onward") throw new Error("say first what it is");
  if (step.kind === "judge") return judge(ctx, lineage, step, place);
  if (step.kind === "tick") return void (await tickAlerts(ctx));
  if (step.kind === "upload") return upload(ctx, lineage.id, step.samples, place);
  if (step.kind === "alert") {
    const [found] = (await listAlerts(ctx.db, { lineageId: lineage.id, limit: 50 })).filter(
      ({ alert }) => alert.state !== "resolved",
    );
    const until = new Date(ctx.now().getTime() + 3 * 86_400_000).toISOString();
    const input = { note: "walked", ...(step.act === "snooze" ? { until } : {}) };
    return found && ifLegal(moveAlert(ctx, found.alert.id, step.act, input));
  }
  const ticket = await openTicketOf(ctx.db, lineage.id);
  return ticket
    ? ifLegal(
        moveTicket(ctx, ticket.key, step.act, { note: "walked", ...(step.expected && { expected: step.expected }) }),
      )
    : undefined;
}

/** What a step is, as things stand: which act brings the ticket further, and in which state a person saw it. */
export async function concrete(ctx: Context, slug: string, step: WalkStep): Promise<WalkStep> {
  if (step.kind !== "onward" && step.kind !== "ticket") return step;
  const lineage = await findLineage(ctx.db, slug);
  const ticket = lineage && (await openTicketOf(ctx.db, lineage.id));
  const seen = ticket ? { expected: ticket.state } : {};
  if (step.kind === "ticket") return { ...step, ...seen };
  const { verdict, outcome } = step;
  if (ticket?.state === "proposed" || ticket?.state === "reopened") return { kind: "ticket", act: "approve", ...seen };
  if (ticket?.state === "approved") return { kind: "upload", samples: 3 };
  if (ticket?.state === "collecting") return { kind: "ticket", act: "inject", ...seen };
  return { kind: "judge", verdict: ticket ? verdict : "breach", outcome };
}

async function ifLegal(act: Promise<unknown>): Promise<void> {
  await act.catch((error: unknown) => {
    const { code } = asServiceError(error);
    // Nothing to inject is a refusal too.
    if (code !== "state.conflict" && code !== "request.invalid" && code !== "ticket.not-collecting") throw error;
  });
}

type Lineage = NonNullable<Awaited<ReturnType<typeof findLineage>>>;

async function judge(
  ctx: Context,
  lineage: Lineage,
  { verdict, outcome }: Extract<WalkStep, { kind: "judge" }>,
  index: number,
): Promise<void> {
  const { id, slug } = lineage;
  const row = { id: `${id}_g${index}`, lineageId: id, index, accepted: 10, createdAt: ctx.now() };
  await ctx.db.insert(generations).values(row).onConflictDoNothing();
  const open = await findGeneration(ctx.db, id, index);
  if (open?.state === "open") await closeGeneration(ctx, { lineage: slug, index });
  const generation = await findGeneration(ctx.db, id, index);
  const frozen = await frozenReference(ctx, lineage, index);
  if (!generation || !frozen) throw new Error("nothing to judge");
  const ticket = await openTicketOf(ctx.db, id);
  const isWaiting = ticket?.state === "verifying" && (ticket.verifyIndex ?? 0) <= index;
  const strata = [{ stratum: "rarity:1", before: null, after: null, target: 0.85, p: 0.01, verdict, outcome, more: 9 }];
  const verification = { index, strata, cause: outcome === "not-recovered" ? ("no-rise" as const) : null };
  await recordJudgement(ctx, {
    ...{ lineage, generation, frozen, policies: defaultPolicies(), judgement: judged(index, verdict) },
    ...{ tail: null, column: null, timeline: null, summary: null },
    verdict: isWaiting ? { ticketId: ticket.id, verification, quantities: [QUANTITY] } : null,
  });
}

async function upload(ctx: Context, lineageId: string, samples: number, place: number): Promise<void> {
  const ticket = await openTicketOf(ctx.db, lineageId);
  if (!ticket) return;
  const keeper = createLineKeeper(ctx.blobs);
  for (let i = 0; i < samples; i++)
    await keeper.add(
      segmentRecord({ id: `u${place}-${i}`, text: `somebody wrote ${place} and ${i}`, origin: "human" }),
      i,
    );
  const counts = { offered: samples, accepted: samples, duplicates: 0, refused: 0, refusedByCode: {}, refusals: [] };
  const stored = { segments: await keeper.finish(), digest: hash("sha256", `upload ${place}`, "hex"), ...counts };
  const known = await acceptedOfLineage(ctx.db, lineageId);
  await ifLegal(commitIntake(ctx, ticket.id, { stored, claim: CLAIM, known, reference: "" }));
}
