import type { Judged } from "./judge.ts";
import type { InjectionQuantity, Verdict } from "./judgement.ts";
import type { PhaseDecision } from "./phase.ts";

/** What one kind of content (numbers, embeddings) says of a generation, judged by its own table. */
export interface KindJudgement {
  judged: Judged[];
  decision: PhaseDecision;
  quantities: InjectionQuantity[];
}

/** Of what is rejected, the worst; null when nothing is. */
export function rejectedVerdict(judged: readonly Judged[]): "watch" | "breach" | null {
  const verdicts = new Set<Verdict>(judged.map(({ verdict }) => verdict));
  if (verdicts.has("breach")) return "breach";
  return verdicts.has("watch") ? "watch" : null;
}

/** Beyond its watch line, surely or for certain: a breach, or a watch whose whole interval lies beyond. */
export const isLost = (each: Judged | undefined, others: readonly (Judged | undefined)[] = []): boolean => {
  if (!each || (each.verdict !== "breach" && each.verdict !== "watch")) return false;
  return each.verdict === "breach" || each.isSurelyBeyond || others.some(isBeyond);
};

/** Watch or worse. */
export const isBeyond = (each: Judged | undefined): boolean => each?.verdict === "breach" || each?.verdict === "watch";
