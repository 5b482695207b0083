import type { KnownEstimate } from "#domain/estimate.ts";
import type { GenerationJudgement, Verdict } from "#domain/judgement.ts";
import { metricOf } from "#domain/metrics/registry.ts";

/** Chances of a false alarm at one look, in expectation (statistics.md 5): 4 and 0.5 a year of 52 looks. */
const BUDGET = { watch: 4 / 52, breach: 0.5 / 52 };
const HEAD = [
  "metric",
  "runs",
  "mean",
  "± se",
  "sd",
  "stated/sd",
  "cover",
  "p<=.05",
  "p<=.01",
  "mde",
  "watch",
  "breach",
  "unknown",
];

/** Judgements of people against people as a table: every watch and breach in it is a false alarm. */
export function tableOf(runs: readonly GenerationJudgement[]): string {
  const count = (verdict: Verdict) => runs.filter((run) => run.verdict === verdict).length;
  const share = (verdict: "watch" | "breach") =>
    `${(count(verdict) / runs.length).toFixed(4)} (${BUDGET[verdict].toFixed(4)})`;
  const slices = new Set(
    runs.flatMap(({ measurements }) => measurements.map(({ metric, slice }) => `${metric} ${slice}`)),
  );
  const rows = Array.from(slices, (key) => rowOf(key, runs)).filter((row) => row !== null);
  const lines = [HEAD, ...rows].map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(30) : cell.padStart(9))).join(" "),
  );
  const head = `watch a look ${share("watch")}, breach ${share("breach")}, ok ${count("ok")}, unknown ${count("unknown")} of ${runs.length}`;
  return `${[head, ...lines].join("\n")}\n`;
}

function rowOf(key: string, runs: readonly GenerationJudgement[]): string[] | null {
  const own = runs.flatMap(({ measurements }) => measurements.filter((each) => `${each.metric} ${each.slice}` === key));
  const known = own.flatMap(({ estimate }) => (estimate.kind === "value" ? [estimate] : []));
  if (known.length < 2 || metricOf(key.split(" ")[0] ?? "").slices === "named") return null;
  const isRatio = known.every(({ control }) => control?.value === 1);
  const scale = (value: number) => (isRatio ? Math.log(value) : value);
  const at = known.map(({ value }) => scale(value));
  const mean = average(at);
  const sd = Math.sqrt(at.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (at.length - 1));
  const stated = average(known.map(({ low, high }) => (scale(high) - scale(low)) / 4));
  const truth = isRatio ? 1 : 0;
  const ps = known.flatMap(({ p }) => (p === undefined ? [] : [p]));
  const atMost = (line: number) => (ps.length > 0 ? (ps.filter((p) => p <= line).length / ps.length).toFixed(3) : "");
  const verdicts = (verdict: Verdict) => String(own.filter((each) => each.verdict === verdict).length);
  const numbers = [mean, sd / Math.sqrt(at.length), sd].map((each) => each.toFixed(4));
  const cover = average(known.map(({ low, high }) => (low <= truth && truth <= high ? 1 : 0)));
  return [
    key,
    String(known.length),
    ...numbers,
    sd > 1e-9 ? (stated / sd).toFixed(2) : "",
    cover.toFixed(3),
    atMost(0.05),
    atMost(0.01),
    leastEffect(known),
    ...(["watch", "breach", "unknown"] as const).map(verdicts),
  ];
}

const average = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

function leastEffect(known: readonly KnownEstimate[]): string {
  const effects = known.flatMap(({ mde }) => (mde === undefined ? [] : [mde]));
  return effects.length > 0 ? average(effects).toFixed(3) : "";
}
