import type { Verdict } from "../judgement.ts";
import { metricOf } from "../metrics/registry.ts";
import { byHarm } from "./status.ts";
import type { Movement, ReviewChange, ReviewFigure, ReviewLineage } from "./views/frozen-review.ts";

/** A lineage as it stood then; the figures may be fewer than today's. */
export type Then = Pick<ReviewLineage, "verdict" | "index" | "figures">;

const RANK: Record<Movement, number> = { worse: 0, unknown: 1, new: 2, better: 3, same: 4 };

/**
 * What changed since, by harm: what got worse, what cannot be told any more, then the rest, each by its verdict.
 * Given lineages now, and as they stood then; a lineage that nobody judged is left out.
 */
export function reviewChanges(now: readonly ReviewLineage[], thenOf: (slug: string) => Then | null): ReviewChange[] {
  const changes = now.flatMap((lineage) => changeOf(lineage, thenOf(lineage.slug)));
  return changes.sort((a, b) => RANK[a.movement] - RANK[b.movement] || byHarm(a.to.verdict, b.to.verdict));
}

function changeOf({ slug, name, verdict, index, finding, figures }: ReviewLineage, then: Then | null): ReviewChange[] {
  if (index === null) return [];
  const lead = figures[0] ?? null;
  const before = lead && (then?.figures.find((each) => isSameFigure(each, lead)) ?? null);
  const from = then === null || then.index === null ? null : { verdict: then.verdict, index: then.index };
  return [
    {
      lineage: { slug, name },
      movement: from === null ? "new" : movementOf(from.verdict, verdict, lead, before),
      from,
      to: { verdict, index },
      figure: lead && { ...lead, previous: before?.value ?? null, human: humanOf(lead.metric) },
      finding,
    },
  ];
}

/** Numbers of two versions of a metric are never compared. */
const isSameFigure = (a: ReviewFigure, b: ReviewFigure) =>
  a.metric === b.metric && a.slice === b.slice && a.version === b.version;

/** What people show on the metric's own scale. */
function humanOf(metric: string): number {
  const { ideal, unit } = metricOf(metric);
  return ideal ?? (unit === "ratio" ? 1 : 0);
}

/** By verdict; of equal verdicts by the leading figure, where its whole interval lies to one side of what it was. */
function movementOf(from: Verdict, to: Verdict, now: ReviewFigure | null, then: ReviewFigure | null): Movement {
  if (from !== to) {
    if (to === "unknown") return "unknown";
    if (from === "unknown") return to === "ok" ? "better" : "worse";
    return byHarm(to, from) < 0 ? "worse" : "better";
  }
  if (now?.low == null || now.high === null || then?.value == null) return "same";
  const [isLower, isHigher] = [now.high < then.value, now.low > then.value];
  if (!isLower && !isHigher) return "same";
  return isLower === (metricOf(now.metric).worseWhen === "lower") ? "worse" : "better";
}
