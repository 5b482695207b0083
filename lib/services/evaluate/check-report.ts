import type { GenerationAlerts } from "#domain/alert/fold.ts";
import { pagingVerdict } from "#domain/alert/paging.ts";
import type { GenerationJudgement, InjectionQuantity, Measurement, Verdict } from "#domain/judgement.ts";
import type { PolicyDocument } from "#domain/policy.ts";
import { isJudged } from "#domain/present/judged.ts";
import type { Provider } from "#domain/provider.ts";
import type { CheckReject, ReadTally } from "./check-input.ts";

/** A measurement as programs read it: numbers unrounded, unknown as null with its reason. */
interface ReportedMeasurement {
  metric: string;
  version: number;
  slice: string;
  value: number | null;
  low?: number;
  high?: number;
  n?: number;
  p?: number;
  control?: { value: number; n: number };
  mde?: number;
  /** Present where the accepted baseline stands in the human control's place. */
  compare?: "baseline";
  /** Generations that the value was counted over together; absent: this one alone. */
  pooled?: number;
  /** Who made the embeddings that it was computed from; absent where it needs none. */
  provider?: Provider;
  unknown?: string;
  verdict: Verdict;
}

/** The machine-readable result of a check; other programs rely on it. Readers ignore keys they do not know. */
export interface CheckReport {
  schema: "tailwatch.check/1";
  verdict: Verdict;
  exitCode: 0 | 1 | 2 | 3;
  reference: { catalogue: number; control: number; source: "split" | "control" } | null;
  generations: {
    index: number;
    samples: number;
    rejected: number;
    duplicates: number;
    phase: string;
    mechanism: string | null;
    verdict: Verdict;
    headline: string;
    measurements: ReportedMeasurement[];
    evidence: GenerationJudgement["evidence"];
    alerts: GenerationAlerts["alerts"];
    tickets: InjectionQuantity[];
    notes: { code: string; message: string }[];
  }[];
  rejects: CheckReject[];
  notes: string[];
  error?: { code: string; message: string; help: string };
}

/** What a finished check found. `control`: what was read of the hold-out file. */
export interface CheckFindings {
  judged: readonly { judgement: GenerationJudgement; tally: ReadTally }[];
  alerts: readonly GenerationAlerts[];
  reference: NonNullable<CheckReport["reference"]>;
  notes: string[];
  control: ReadTally | null;
  maxRejects: number;
  gate: "any" | "last";
  policies: PolicyDocument;
}

const REJECTS_SHOWN = 20;

/** Assembles the report and its exit code: 2 over 1 over 3 over 0. */
export function reportOf(findings: CheckFindings): CheckReport {
  const { judged, alerts, reference, control } = findings;
  const tallies = judged.map(({ tally }) => tally).concat(control ?? []);
  const spoilt = tallies.filter(({ rejected, offered }) => rejected > findings.maxRejects * offered);
  const exitCode = spoilt.length > 0 ? 2 : exitOf(findings);
  return {
    schema: "tailwatch.check/1",
    verdict: verdictOf(findings),
    exitCode,
    reference,
    generations: judged.map(({ judgement, tally }, i) => ({
      index: judgement.index,
      samples: judgement.samples,
      rejected: tally.rejected,
      duplicates: tally.duplicates,
      phase: judgement.phase,
      mechanism: judgement.mechanism,
      verdict: judgement.verdict,
      headline: judgement.headline,
      measurements: [
        ...judgement.measurements.map(reported),
        ...(judgement.baseline?.measurements ?? []).map((each) => ({
          ...reported(each),
          compare: "baseline" as const,
        })),
      ],
      evidence: judgement.evidence,
      alerts: alerts[i]?.alerts ?? [],
      tickets: wantedOf(judgement, findings),
      notes: judgement.notes,
    })),
    rejects: tallies.flatMap(({ rejects }) => rejects).slice(0, REJECTS_SHOWN),
    notes: findings.notes,
    ...(spoilt.length > 0 ? { error: tooManyRejects(findings.maxRejects) } : {}),
  };
}

/** The report when a file is refused whole: nothing was judged. */
export function refusedReport(error: { code: string; message: string; help: string }): CheckReport {
  return {
    schema: "tailwatch.check/1",
    verdict: "unknown",
    exitCode: 2,
    reference: null,
    generations: [],
    rejects: [],
    notes: [],
    error,
  };
}

const compared = ({ judged }: CheckFindings) =>
  judged.map(({ judgement }) => judgement).filter(({ phase }) => phase !== "reference");

/** Verdicts that decide: of every compared generation or of the newest, with the levels that a person accepted left out. */
const gated = (findings: CheckFindings) =>
  compared(findings)
    .slice(findings.gate === "last" ? -1 : 0)
    .map((judgement) => pagingVerdict(judgement, findings.policies));

/** Nobody collects for a level that was accepted. */
const wantedOf = (judgement: GenerationJudgement, { policies }: CheckFindings) =>
  pagingVerdict(judgement, policies) === judgement.verdict ? judgement.quantities : [];

function exitOf(findings: CheckFindings): 0 | 1 | 3 {
  if (gated(findings).includes("breach")) return 1;
  const newest = compared(findings).at(-1);
  return !newest || newest.verdict === "unknown" ? 3 : 0;
}

function verdictOf(findings: CheckFindings): Verdict {
  const all = gated(findings);
  const worst = (["breach", "watch"] as const).find((verdict) => all.includes(verdict));
  return worst ?? (all.length === 0 || all.at(-1) === "unknown" ? "unknown" : "ok");
}

function tooManyRejects(share: number) {
  return {
    code: "close.too-many-rejects",
    message: `More than ${Math.round(share * 100)}% of the lines of a file were rejected.`,
    help: "Rejects are selective and look like collapse: repair the file, or raise --max-rejects.",
  };
}

function reported(measurement: Measurement): ReportedMeasurement {
  const { provider } = measurement;
  return { ...numbersOf(measurement), ...(provider === undefined ? {} : { provider }) };
}

function numbersOf(measurement: Measurement): ReportedMeasurement {
  const { metric, version, slice, estimate, verdict, pooled } = measurement;
  if (estimate.kind === "unknown") {
    const n = estimate.n === undefined ? {} : { n: estimate.n };
    return { metric, version, slice, value: null, ...n, unknown: estimate.reason, verdict };
  }
  const { kind: _, ...known } = estimate;
  // A gate with a value and no verdict could not have shown a loss; what is shown only is never judged.
  const why = verdict === "unknown" && isJudged(measurement) ? { unknown: "underpowered" } : {};
  const window = pooled === undefined ? {} : { pooled };
  return { metric, version, slice, ...known, ...window, ...why, verdict };
}
