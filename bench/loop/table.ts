import type { ClosedLoop } from "./closed-loop.ts";

const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;
const share = (part: number, of: number) => `${Math.round((100 * part) / Math.max(1, of))}%`.padStart(5);

/** What the loops came to: tickets verified, reopened and undecided, and how often each stratum reached its target. */
export function table(loops: readonly ClosedLoop[], without: ReadonlyMap<string, number>): string {
  const keyOf = ({ recursion, injected, decoding }: ClosedLoop) =>
    [recursion.padEnd(10), injected.padEnd(9), decoding.padEnd(9)].join("  ");
  const lines = ["recursion   injected   decoding   tickets  samples  verified  reopened  undecided"];
  for (const [key, own] of Map.groupBy(loops, keyOf)) {
    const ended = (outcome: ClosedLoop["outcome"]) =>
      share(own.filter((each) => each.outcome === outcome).length, own.length);
    const samples = mean(own.map((each) => each.samples)).toFixed(0);
    lines.push(
      `${key}  ${String(own.length).padStart(7)}  ${samples.padStart(7)}  ${ended("recovered").padStart(8)}  ${ended("not-recovered").padStart(8)}  ${ended("unknown").padStart(9)}`,
    );
    const strata = own.flatMap((each) => each.strata);
    for (const [stratum, said] of Map.groupBy(strata, (each) => each.stratum)) {
      const reached = said.filter(({ after, target }) => after >= target).length;
      const least = Math.min(...said.map(({ after }) => after));
      lines.push(
        `  ${stratum.padEnd(12)} reached its target in ${share(reached, said.length)} of ${said.length}: ${mean(said.map(({ before }) => before)).toFixed(3)} → ${mean(said.map(({ after }) => after)).toFixed(3)} (least ${least.toFixed(3)})`,
      );
    }
  }
  for (const [name, count] of without) lines.push(`${name}: ${count} lineages opened no ticket in ten generations`);
  return `${lines.join("\n")}\n`;
}
