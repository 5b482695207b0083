import type { Judged } from "../judge.ts";
import type { Verdict } from "../judgement.ts";
import { metricOf } from "../metrics/registry.ts";
import type { PhaseDecision } from "../phase.ts";
import { type PolicyDocument, policyFor } from "../policy.ts";
import { samplesNeeded } from "./because.ts";
import { count, interval, percent, quantity } from "./format.ts";
import { isJudged } from "./judged.ts";

const ORDER: Judged["role"][] = [
  "event",
  "tail",
  "richness",
  "repetition",
  "outside",
  "spread",
  "compression",
  "drift",
  "length",
  "trend",
  "provenance",
];
const RANK: Record<Verdict, number> = { ok: 0, unknown: 1, watch: 2, breach: 3 };

/** One sentence for a judged generation, the same on page, command line, message, card and register. */
export function headlineOf(
  judged: readonly Judged[],
  decision: PhaseDecision,
  verdict: Verdict,
  policies: PolicyDocument,
): string {
  const worst = worstOf(judged);
  const finding = worst ? findingOf(worst, policies) : null;
  const suffix = SUFFIX[decision.row];
  if (finding) return suffix ? `${finding} ${suffix}` : finding;
  if (verdict === "unknown") return insufficient(judged);
  return healthy(judged);
}

/** What a row adds to the finding: a doubt that a person must settle. */
const SUFFIX: Record<number, string | undefined> = {
  4: "New words stand in for rare ones: a new subject, or an invented tail. Review.",
  7: "This looks like a narrower human subject. Review.",
  8: "Its own richness is kept: a new subject, or an invented tail. Review.",
  10: "The subject moved; nothing was forgotten.",
  12: "The tail is kept, yet it repeats itself. Review.",
  13: "A narrower human subject cannot be ruled out. Review.",
};

function worstOf(judged: readonly Judged[]): Judged | null {
  const beyond = judged.filter(({ verdict }) => verdict === "breach" || verdict === "watch");
  const [worst] = beyond.toSorted(
    (a, b) =>
      RANK[b.verdict] - RANK[a.verdict] || ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || severity(b) - severity(a),
  );
  return worst ?? null;
}

function severity({ estimate, metric }: Judged): number {
  if (estimate.kind === "unknown") return 0;
  return metricOf(metric).worseWhen === "lower" ? -estimate.value : estimate.value;
}

/** What one measurement beyond its line says: "Rare words fell to 71% of the human control (66-76%), below 85%." */
export function findingOf(
  worst: Pick<Judged, "metric" | "slice" | "estimate" | "verdict" | "role" | "pooled">,
  policies: PolicyDocument,
): string {
  const metric = metricOf(worst.metric);
  const { estimate } = worst;
  if (estimate.kind === "unknown") return "";
  const policy = policyFor(policies, worst.metric, worst.slice);
  const line = worst.verdict === "breach" ? policy?.breach : policy?.watch;
  const shown = interval(estimate, metric.unit, line === null || line === undefined ? [] : [line]);
  const name =
    worst.role === "event" ? `“${worst.slice.replace(/^(event|label):/, "")}”` : subjectOf(metric.subject, worst.slice);
  const limit =
    line === null || line === undefined
      ? ""
      : `, ${metric.worseWhen === "lower" ? "below" : "above"} ${quantity(line, metric.unit)}`;
  if (metric.unit !== "ratio") return `${name} ${shown.value} (${shown.interval})${limit}.`;
  const verb = metric.worseWhen === "higher" ? "rose to" : "fell to";
  const window = worst.pooled === undefined ? "" : ` over the last ${worst.pooled} generations together`;
  return `${name} ${verb} ${shown.value} of the human control${window} (${shown.interval})${limit}.`;
}

/** The subject with its field: "The spread (variance) of latency". */
const subjectOf = (subject: string, slice: string) => subject.replace("{}", `“${slice.replace(/^[a-z]+:/, "")}”`);

function insufficient(judged: readonly Judged[]): string {
  const tail = judged.filter(
    (one) =>
      (one.role === "richness" || one.role === "tail") &&
      isJudged(one) &&
      one.verdict === "unknown" &&
      one.estimate.kind === "value",
  );
  const needs = tail.flatMap(({ metric, estimate }) =>
    estimate.kind === "value" && estimate.mde !== undefined
      ? [{ mde: estimate.mde, n: samplesNeeded(estimate.n, estimate.mde, metricOf(metric).mostUnseen), at: estimate.n }]
      : [],
  );
  const [best] = needs.toSorted((a, b) => a.n - b.n);
  if (!best) return "Not enough data to judge.";
  return `Not enough samples to judge: at n = ${count(best.at)} only losses over ${percent(best.mde)} could show; about ${count(best.n)} would do.`;
}

function healthy(judged: readonly Judged[]): string {
  // Of words the tail acquits; of numbers and embeddings the spread, since their extremes are few.
  const acquits = judged.some(({ metric }) => metricOf(metric).family === "tail") ? "tail" : "richness";
  const shown = judged.filter(
    ({ role, verdict, estimate }) => role === acquits && verdict === "ok" && estimate.kind === "value",
  );
  const [least] = shown.toSorted((a, b) => severity(b) - severity(a));
  const metric = least ? metricOf(least.metric) : null;
  if (!least || !metric || least.estimate.kind === "unknown") return "Nothing lost that these samples could show.";
  const value = interval(least.estimate, metric.unit);
  return `${subjectOf(metric.subject, least.slice)} ${acquits === "tail" ? "stand" : "stands"} at ${value.value} of the human control (${value.interval}): no loss that ${count(least.estimate.n)} samples could show.`;
}
