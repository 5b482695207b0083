import { METRICS } from "../metrics/registry.ts";
import { IMPACT_WORDS, LIKELIHOOD_WORDS } from "../risk.ts";
import { generationName, plural, sliceWords } from "./format.ts";
import type { RegisterDecision, RegisterIndicator, RegisterRisk, RegisterTicket } from "./views/register.ts";

/** How a risk stands against its last assessment: by the top of its range, then by the bottom. */
export function movement(risk: RegisterRisk): "new" | "worse" | "same" | "better" {
  if (risk.previousLow === null || risk.previousHigh === null) return "new";
  const change = risk.likelihoodHigh - risk.previousHigh || risk.likelihoodLow - risk.previousLow;
  return change > 0 ? "worse" : change < 0 ? "better" : "same";
}

/** How far the leading indicator stands beyond its tolerance, in widths of its band between appetite and tolerance. */
export function beyondTolerance(indicators: readonly RegisterIndicator[]): number {
  const lead = indicators.find((each) => each.isLeading);
  if (!lead || lead.value === null || lead.tolerance === lead.appetite) return Number.NEGATIVE_INFINITY;
  return (lead.value - lead.tolerance) / (lead.tolerance - lead.appetite);
}

/** The register in one sentence, worst first. */
export function registerHeadline(risks: readonly RegisterRisk[]): string {
  if (risks.length === 0) return "No risk is registered yet.";
  const beyond = risks.filter((risk) => risk.state === "breach");
  const blind = risks.filter((risk) => risk.state === "unknown").length;
  const unknown = blind === 0 ? "" : ` ${plural(blind, "risk")} cannot be told.`;
  const [worst] = beyond;
  if (!worst && risks.length === 1)
    return `The one risk ${blind === 1 ? "cannot be told" : "is not beyond tolerance"}.`;
  if (!worst) return `None of ${plural(risks.length, "risk")} is beyond tolerance.${unknown}`;
  const others = beyond.length === 1 ? "" : ` and ${beyond.length - 1} more`;
  return `${beyond.length} of ${plural(risks.length, "risk")} ${beyond.length === 1 ? "is" : "are"} beyond tolerance: ${worst.lineage}${others}.${unknown}`;
}

/** The counts of the summary, worst first, with the decisions that wait. */
export function registerSummary(
  risks: readonly RegisterRisk[],
  tickets: readonly RegisterTicket[],
): { name: string; count: number }[] {
  const of = (test: (risk: RegisterRisk) => boolean) => risks.filter(test).length;
  const proposed = new Set(tickets.filter((each) => each.state === "proposed").map((each) => each.key)).size;
  return [
    { name: "Risks beyond tolerance", count: of((risk) => risk.state === "breach") },
    { name: "Risks on watch", count: of((risk) => risk.state === "watch") },
    { name: "Risks that cannot be told", count: of((risk) => risk.state === "unknown") },
    { name: "Risks inside appetite", count: of((risk) => risk.state === "ok") },
    { name: "Worse than the last assessment", count: of((risk) => movement(risk) === "worse") },
    { name: "Same as the last assessment", count: of((risk) => movement(risk) === "same") },
    { name: "Better than the last assessment", count: of((risk) => movement(risk) === "better") },
    { name: "Ratings that wait for confirmation", count: of((risk) => risk.basis === "metric") },
    { name: "Risks without an impact", count: of((risk) => risk.impact === null) },
    { name: "Risks without an owner", count: of((risk) => risk.owner === null) },
    { name: "Tickets that wait for approval", count: proposed },
  ];
}

/** What waits for a person, tickets first: approvals, and what risks beyond tolerance still lack. */
export function registerDecisions(
  risks: readonly RegisterRisk[],
  tickets: readonly RegisterTicket[],
): RegisterDecision[] {
  const proposed = new Map(tickets.filter((each) => each.state === "proposed").map((each) => [each.key, each]));
  const beyond = risks.filter((risk) => risk.state === "breach");
  const asked = (risk: RegisterRisk, what: string) => ({
    what,
    lineage: risk.lineage,
    owner: risk.owner,
    due: risk.reviewDue,
  });
  return [
    ...[...proposed.values()].map(({ key, lineage, owner, due }) => ({ what: `Approve ${key}`, lineage, owner, due })),
    ...beyond.filter((risk) => risk.basis === "metric").map((risk) => asked(risk, `Confirm the rating of ${risk.ref}`)),
    ...beyond.filter((risk) => risk.impact === null).map((risk) => asked(risk, `Set the impact of ${risk.ref}`)),
  ];
}

/** An ordinal range in words: "likely", "possible to almost certain". */
export function likelihoodWords(low: number, high: number): string {
  const [from, to] = [LIKELIHOOD_WORDS[low - 1], LIKELIHOOD_WORDS[high - 1]];
  return low === high ? `${from}` : `${from} to ${to}`;
}

/** An ordinal range in figures: "4", "3–5". */
export function ordinalRange(low: number, high: number): string {
  return low === high ? `${low}` : `${low}–${high}`;
}

/** Which indicator led an assessment: "led by Tail retention, words seen once". */
export function leadWords(metric: string, slice: string): string {
  return `led by ${METRICS.find((each) => each.id === metric)?.label ?? metric}, ${sliceWords(slice)}`;
}

/** The same where the generation verified a ticket: "led by …; on evidence: ticket TW-3 verified at g6". */
export function evidenceWords(led: string, ticket: string, index: number): string {
  return `${led === "" ? "" : `${led}; `}on evidence: ticket ${ticket} verified at ${generationName(index)}`;
}

/** An impact in words, or that nobody set it. */
export function impactWords(impact: number | null): string {
  return impact === null ? "not set" : (IMPACT_WORDS[impact - 1] ?? "not set");
}

/** Terms of the register and what it cannot tell; the sheet "Method and glossary". */
export const REGISTER_GLOSSARY: readonly { term: string; meaning: string }[] = [
  { term: "Indicator", meaning: "A metric of one slice, held against appetite, tolerance and critical." },
  { term: "Appetite", meaning: "What is wanted: ok needs the whole 95% interval inside it." },
  {
    term: "Tolerance",
    meaning: "Where to escalate: breach when the value is beyond it, confirmed when the whole interval is.",
  },
  { term: "Critical", meaning: "Where training should stop." },
  { term: "Watch", meaning: "Neither ok nor breach: part of the interval is outside appetite." },
  { term: "Unknown", meaning: "No value, or too few samples. Never counted as ok; it widens the likelihood to 1-5." },
  {
    term: "Likelihood",
    meaning:
      "Ordinal range 1-5, from the leading indicator: 1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain.",
  },
  {
    term: "Impact",
    meaning: "Ordinal 1-5, set by a person, never by a metric: 1 minor, 2 moderate, 3 serious, 4 major, 5 critical.",
  },
  { term: "Level", meaning: "Looked up in matrix version 1 for every likelihood of the range; never a product." },
  {
    term: "Strength of knowledge",
    meaning: "High: three generations read and losses over 10% would show. Low: one generation, or unknown.",
  },
  { term: "Basis", meaning: "metric: proposed from the indicators. expert: a person confirmed or changed it." },
  {
    term: "Human control",
    meaning: "Held-out human data at the same sample size; 1 means the model says as much of it as people do.",
  },
  {
    term: "What this cannot tell",
    meaning:
      "Whether an answer is right; the loss of what the reference never held; a cause outside the measured text.",
  },
];
