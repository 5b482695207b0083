import type { Plan, PlanQuestion } from "#domain/plan/plan.ts";
import type { AskedPlan } from "#domain/present/plan-question.ts";
import type { Context } from "#services/context.ts";
import type { Plannable } from "./base.ts";

/** Plans that are remembered: whoever compares goes to and fro between a few. */
const REMEMBERED = 64;
const answers = new Map<string, Plan>();

/** A question of the kernel. The bundle of today's model is taken to be as large as those to come; all of them, where data accumulate. */
function questionOf(
  { share, workflow, bundle, target, horizon, price, kappa }: AskedPlan,
  index: number,
): PlanQuestion {
  const held = workflow === "accumulate" ? bundle * Math.max(1, index) : bundle;
  return { breeding: { workflow, bundle, share, held }, target, horizon, price, enrichment: kappa };
}

/**
 * Answers questions of one judged generation in a thread, all in one go. Equal questions of equal bytes are answered once.
 * Null when there is nothing to compare.
 */
export async function plansFor(
  { pool, blobFolder }: Pick<Context, "pool" | "blobFolder">,
  { judgement, reference, summary, evaluationId }: Plannable,
  asked: readonly AskedPlan[],
): Promise<Plan[] | null> {
  const keyed = asked.map((each) => {
    const question = questionOf(each, judgement.index);
    return { key: JSON.stringify([evaluationId, reference, summary, question]), question };
  });
  const missing = new Map(keyed.filter(({ key }) => !answers.has(key)).map(({ key, question }) => [key, question]));
  if (missing.size > 0) {
    const { index, measurements, phase, mechanism, evidence } = judgement;
    const from = { index, measurements, phase, mechanism, evidence };
    const questions = Array.from(missing.values());
    const plans = await pool.run("plan-generation", {
      ...{ folder: blobFolder, reference, summary, judgement: from, questions },
    });
    if (plans === null) return null;
    for (const [at, key] of Array.from(missing.keys()).entries()) {
      const plan = plans[at];
      if (plan) answers.set(key, plan);
    }
  }
  const found = keyed.flatMap(({ key }) => answers.get(key) ?? []);
  for (const key of Array.from(answers.keys()).slice(0, Math.max(0, answers.size - REMEMBERED))) answers.delete(key);
  return found;
}
