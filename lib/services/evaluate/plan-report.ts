import type { GenerationJudgement } from "#domain/judgement.ts";
import type { Plan, PlanQuestion } from "#domain/plan/plan.ts";
import { ASSUMPTIONS, BUNDLE_ASSUMED } from "#domain/present/plan.ts";
import type { CheckReject, ReadTally } from "./check-input.ts";
import type { CheckReport } from "./check-report.ts";

/** The machine-readable result of a plan; other programs rely on it. Readers ignore keys they do not know. */
export interface PlanReport {
  schema: "tailwatch.plan/1";
  exitCode: 0 | 2 | 3;
  reference: CheckReport["reference"];
  /** The newest generation, from which the forecast starts. */
  from: Pick<
    GenerationJudgement,
    "index" | "samples" | "rejected" | "phase" | "mechanism" | "verdict" | "headline"
  > | null;
  question: {
    workflow: PlanQuestion["breeding"]["workflow"];
    bundle: number;
    share: number;
    target: number;
    horizon: number;
    price: number | null;
  } | null;
  strata: Plan["strata"];
  events: Plan["events"];
  effectiveBundle: number | null;
  assumptions: { code: string; message: string }[];
  rejects: CheckReject[];
  error?: { code: string; message: string; help: string };
}

/** What a finished plan found. */
export interface PlanFindings {
  judgement: GenerationJudgement;
  plan: Plan;
  question: PlanQuestion;
  isBundleAssumed: boolean;
  reference: NonNullable<CheckReport["reference"]>;
  tallies: readonly ReadTally[];
}

const REJECTS_SHOWN = 20;

/** Assembles the report: 3 when nothing can be foretold, else 0. */
export function planReport({
  judgement,
  plan,
  question,
  isBundleAssumed,
  reference,
  tallies,
}: PlanFindings): PlanReport {
  const { index, samples, rejected, phase, mechanism, verdict, headline } = judgement;
  const { breeding, target, horizon, price } = question;
  const { workflow, bundle, share } = breeding;
  const assumed = isBundleAssumed ? [{ code: "bundle-assumed", message: BUNDLE_ASSUMED }] : [];
  return {
    schema: "tailwatch.plan/1",
    exitCode: plan.strata.length === 0 ? 3 : 0,
    reference,
    from: { index, samples, rejected, phase, mechanism, verdict, headline },
    question: { workflow, bundle, share, target, horizon, price },
    strata: plan.strata,
    events: plan.events,
    effectiveBundle: plan.effectiveBundle,
    assumptions: [...plan.assumptions.map((code) => ({ code, message: ASSUMPTIONS[code] })), ...assumed],
    rejects: tallies.flatMap(({ rejects }) => rejects).slice(0, REJECTS_SHOWN),
  };
}

/** The report when files cannot be planned from: nothing was foretold. */
export function refusedPlan(error: NonNullable<PlanReport["error"]>): PlanReport {
  return {
    schema: "tailwatch.plan/1",
    exitCode: 2,
    reference: null,
    from: null,
    question: null,
    strata: [],
    events: [],
    effectiveBundle: null,
    assumptions: [],
    rejects: [],
    error,
  };
}
