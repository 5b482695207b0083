import { type Answer, firstAlarm, RULE_NAMES } from "./first-alarms.ts";

/** How one rule did on one kind of recursion. `first`: generation of the first alarm by seed, null where there was none. */
interface Lead {
  rule: string;
  kind: string;
  first: (number | null)[];
}

/** How often one rule alarmed of people of one kind. */
interface FalseAlarms {
  rule: string;
  kind: string;
  alarms: number;
  generations: number;
}

/** All that was measured. */
export interface Tally {
  seeds: number;
  generations: number;
  leads: Lead[];
  falseAlarms: FalseAlarms[];
}

const kindsOf = (answers: readonly Answer[]) => [...new Set(answers.map(({ kind }) => kind))];

/** Gathers the answers on losing lineages and on people. */
export function tallyOf(losing: readonly Answer[], people: readonly Answer[], seeds: number): Tally {
  const own = (answers: readonly Answer[], rule: string, kind: string) =>
    answers.filter((answer) => answer.rule === rule && answer.kind === kind);
  const leads = RULE_NAMES.flatMap((rule) =>
    kindsOf(losing).map((kind) => ({ rule, kind, first: own(losing, rule, kind).map(firstAlarm) })),
  );
  const falseAlarms = RULE_NAMES.flatMap((rule) =>
    kindsOf(people).map((kind) => {
      const alarms = own(people, rule, kind).flatMap((answer) => answer.alarms);
      return { rule, kind, alarms: alarms.filter(Boolean).length, generations: alarms.length };
    }),
  );
  const generations = Math.max(0, ...losing.map(({ alarms }) => alarms.length));
  return { seeds, generations, leads, falseAlarms };
}

/** Median generation of the first alarm; "never" where most seeds had none. */
function medianOf(first: readonly (number | null)[]): string {
  const sorted = first.map((each) => each ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;
  return Number.isFinite(middle) ? `g${middle}` : "never";
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, c) => Math.max(name.length, ...rows.map((row) => row[c]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join("  ");
  return [head, ...rows].map((row) => line(row).trimEnd()).join("\n");
}

/** Both tables as people read them in a terminal. */
export function tablesOf({ leads, falseAlarms, seeds, generations }: Tally): string {
  const kinds = [...new Set(leads.map(({ kind }) => kind))];
  const sets = [...new Set(falseAlarms.map(({ kind }) => kind))];
  const early = RULE_NAMES.map((rule) => [
    rule,
    ...kinds.map((kind) => medianOf(leads.find((each) => each.rule === rule && each.kind === kind)?.first ?? [])),
  ]);
  const wrong = RULE_NAMES.map((rule) => [
    rule,
    ...sets.map((kind) => {
      const own = falseAlarms.find((each) => each.rule === rule && each.kind === kind);
      return own ? `${own.alarms}/${own.generations}` : "";
    }),
  ]);
  return [
    `First alarm while the tail goes (median of ${seeds} seeds, ${generations} generations)`,
    table(["rule", ...kinds], early),
    "",
    "Alarms on people, of whom nothing is lost (alarms/generations judged)",
    table(["rule", ...sets], wrong),
    "",
  ].join("\n");
}
