import type { ClosedLoop } from "./closed-loop.ts";
import { table } from "./table.ts";

const COLUMNS = "seed, injected, decoding, opened at, samples, outcome, [stratum, before, after, p of the rise]…";

const rounded = (value: number) => Number(value.toFixed(3));

const rowOf = ({ seed, injected, decoding, openedIndex, samples, outcome, strata }: ClosedLoop) =>
  JSON.stringify([
    ...[seed, injected, decoding, openedIndex, samples, outcome],
    ...strata.map(({ stratum, before, after, p }) => [stratum, rounded(before), rounded(after), p]),
  ]);

/** The result of a run as a file: what it came from, what it came to, and every loop on a line. */
export function written(
  from: { command: string; commit: string },
  loops: readonly ClosedLoop[],
  without: ReadonlyMap<string, number>,
): string {
  const lines = table(loops, without).trimEnd().split("\n");
  const result = { ...from, withoutTicket: Object.fromEntries(without), table: lines, columns: COLUMNS };
  return `${JSON.stringify({ ...result, loops: loops.map(rowOf) }, null, 1)}\n`;
}
