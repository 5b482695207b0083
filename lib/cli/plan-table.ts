import { count, interval, percent, sliceWords } from "#domain/present/format.ts";
import type { PlanReport } from "#services/evaluate/plan-report.ts";

type Stratum = PlanReport["strata"][number];
type Injection = Stratum["injections"][number];

/** A plan as people read it in a terminal: today, the forecast, what holds it, what brings it back, and what that rests on. */
export function planTable(report: PlanReport): string {
  if (!report.from || !report.question) return "";
  const parts = [
    heading(report),
    ...(report.strata.length === 0 ? [] : [forecast(report), holdings(report), injections(report)]),
  ];
  if (report.events.length > 0) parts.push(events(report));
  parts.push(report.assumptions.map(({ message }) => `Note: ${message}`).join("\n"));
  return `${parts.join("\n\n")}\n`;
}

function heading({ from, question, reference }: PlanReport): string {
  if (!from || !question) return "";
  const { workflow, bundle, share } = question;
  const made = workflow === "replace" ? "no human data" : `${percent(share)} new human data`;
  const kept = workflow === "accumulate" ? ", all earlier data kept" : "";
  return [
    `From g${from.index}: ${from.samples} samples, ${from.phase}, ${from.verdict}. ${from.headline}`,
    `Bundles to come: ${count(bundle)} samples each, ${made}${kept}. Reference: ${reference?.catalogue ?? 0} + ${reference?.control ?? 0} human samples.`,
  ].join("\n");
}

const shown = (of: { value: number; low: number; high: number }) => {
  const { value, interval: ends } = interval(of, "ratio");
  return `${value} (${ends})`;
};

function forecast({ strata, from, question }: PlanReport): string {
  const head = ["retention", ...strata.map(({ stratum }) => nameOf(stratum))];
  const rows = [[`g${from?.index ?? 0} now`, ...strata.map(({ now }) => shown(now))]];
  for (let k = 0; k < (question?.horizon ?? 0); k++) {
    const index = (from?.index ?? 0) + k + 1;
    rows.push([
      `g${index}`,
      ...strata.map(({ generations }) =>
        generations
          .slice(k, k + 1)
          .map(shown)
          .join(""),
      ),
    ]);
  }
  if (strata.some(({ asDecoded }) => asDecoded !== null)) {
    rows.push(["as decoded so far:"]);
    for (let k = 0; k < (question?.horizon ?? 0); k++) {
      const index = (from?.index ?? 0) + k + 1;
      rows.push([
        `g${index}`,
        ...strata.map(({ asDecoded }) =>
          (asDecoded ?? [])
            .slice(k, k + 1)
            .map(shown)
            .join(""),
        ),
      ]);
    }
  }
  if (strata.some(({ byResampling }) => byResampling !== null)) {
    rows.push([
      "now, if by resampling alone",
      ...strata.map(({ byResampling }) => (byResampling ? shown(byResampling) : "")),
    ]);
  }
  return `What is kept of what people say, foretold with 95% intervals:\n${aligned([head, ...rows])}`;
}

function holdings({ strata, question }: PlanReport): string {
  const target = percent(question?.target ?? 0);
  const isForever = question?.workflow !== "accumulate";
  const lines = strata.map(({ stratum, holding: { share, most, bundle } }) => {
    if (share !== null)
      return `  ${nameOf(stratum)}: ${percent(share)} of every bundle new human data${isForever ? ", for ever" : ", up to the last generation above"}`;
    const larger = bundle === null ? "" : `; bundles of ${count(bundle)} would, all human`;
    return `  ${nameOf(stratum)}: not with bundles of this size: all human they hold ${percent(most)}${larger}`;
  });
  return [`To keep ${target}, the smallest human share:`, ...lines].join("\n");
}

function injections({ strata, question }: PlanReport): string {
  const priced = question?.price !== null;
  const head = [
    "human samples for",
    "chosen",
    "κ",
    "rate",
    "presence",
    "recovery",
    "floor",
    "wanted",
    "once fixed",
    ...(priced ? ["cost"] : []),
    "then g+1",
  ];
  const rows = strata.flatMap(({ stratum, injections: own }) =>
    own.map((each) => [nameOf(stratum), ...injectionCells(each, priced)]),
  );
  return `To bring it back with one injection beside ${count(question?.bundle ?? 0)} model samples:\n${aligned([head, ...rows])}`;
}

function injectionCells(
  { kind, enrichment, requirements, humanSamples, onceFixed, cost, expected }: Injection,
  priced: boolean,
): string[] {
  const number = (value: number | null) => (value === null ? "never" : count(value));
  const { rate, presence, recovery, floor } = requirements;
  return [
    kind,
    enrichment.toFixed(2),
    number(rate),
    number(presence),
    number(recovery),
    floor === null ? "none" : count(floor),
    number(humanSamples),
    onceFixed === null ? "" : count(onceFixed),
    ...(priced ? [cost === null ? "–" : count(cost)] : []),
    expected === null ? "no number of such samples suffices" : shown(expected),
  ];
}

function events({ events: all, question }: PlanReport): string {
  const last = question?.horizon ?? 1;
  const rows = all.map(({ slice, human, now, chances }) => [
    slice.replace(/^(event|label):/, ""),
    percent(human),
    percent(now),
    ...[1, last].map((k) => percent(chances[k - 1]?.chance ?? 0)),
  ]);
  const index = (k: number) => `seen in g${all[0]?.chances[k - 1]?.index ?? 0}`;
  return `Declared events and labels, and the chance that they are seen at all:\n${aligned([["event", "people", "now", index(1), index(last)], ...rows])}`;
}

const nameOf = (stratum: string) => (stratum === "all" ? "all it says" : sliceWords(stratum));

function aligned(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => (row[c] ?? "").length)));
  return rows.map((row) => `  ${row.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join("  ")}`.trimEnd()).join("\n");
}
