import type { CheckReport } from "#services/evaluate/check-report.ts";
import { checkInMemory } from "./in-memory.ts";
import { numbered, textLines } from "./lineage.ts";
import { RULES, saidIn } from "./rules.ts";
import type { Trial } from "./trials.ts";

type Generation = CheckReport["generations"][number];

/** What one rule said of a trial, generation by generation. */
export interface Answer {
  rule: string;
  kind: string;
  alarms: boolean[];
}

/** Tailwatch alarms of a tail when it calls the phase collapse: with a watch at least, or with a breach. */
const isCollapse = ({ phase }: Generation) => phase === "early-collapse" || phase === "late-collapse";
const OURS: readonly [string, (generation: Generation) => boolean][] = [
  ["Tailwatch, collapse", isCollapse],
  ["Tailwatch, collapse at breach", (each) => isCollapse(each) && each.verdict === "breach"],
];

export const RULE_NAMES: readonly string[] = [...OURS.map(([name]) => name), ...RULES.map(({ name }) => name)];

/** Asks every rule about every generation of a trial. */
export async function answersTo({ kind, reference, generations }: Trial): Promise<Answer[]> {
  const files = { generations: numbered(generations.map(textLines), 1), control: textLines(reference) };
  const report = await checkInMemory(files);
  const ours = OURS.map(([rule, test]) => ({ rule, kind, alarms: report.generations.map(test) }));
  const human = saidIn(reference);
  const said = generations.map(saidIn);
  const others = RULES.map(({ name, isAlarm }) => ({
    rule: name,
    kind,
    alarms: said.map((generation) => isAlarm(human, generation)),
  }));
  return [...ours, ...others];
}

/** Generation of the first alarm, from 1; null if there was none. */
export const firstAlarm = ({ alarms }: Answer): number | null =>
  alarms.includes(true) ? alarms.indexOf(true) + 1 : null;
