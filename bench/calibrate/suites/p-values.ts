import { FAMILIES } from "#domain/metrics/define.ts";
import { dealer } from "#domain/simulate/dealer.ts";
import { random } from "#domain/stats/random.ts";
import { compared, tested } from "../compared.ts";
import { fixed, shareOf, uniformity } from "../figures.ts";
import { type PopulationName, populationOf } from "../populations/populations.ts";
import { type Band, defineSuite, type Report } from "../suite.ts";

/** Families whose p is exact by permutation: neither too many small ones nor too few. The others may only have fewer. */
const EXACT: readonly string[] = ["tail", "richness", "drift"];
/** Families whose other side is read too: a tail above the human one tells an exposed reference, a richer model a shift. */
const TWO_SIDED: readonly string[] = ["tail", "richness"];
/** Of a hundred labels many draws tie: p is then above its nominal chance, never below. */
const isTied = (world: PopulationName) => world === "labels";
const BANDS = [
  { line: 0.05, low: 0.035, high: 0.065 },
  { line: 0.01, low: 0.004, high: 0.018 },
] as const;

interface Sizes {
  reference: number;
  generation: number;
}

/** Generations of half, once and twice a half of the reference. */
const SAMPLES: readonly Sizes[] = [200, 400, 800].map((generation) => ({ reference: 800, generation }));
/** The same in addresses, of some 250 sentences each. */
const ADDRESSES: readonly Sizes[] = [6, 12, 24].map((generation) => ({ reference: 24, generation }));
const sizesOf = (world: PopulationName) => (world === "addresses" ? ADDRESSES : SAMPLES);

/** Least adjusted p by family, and by test what it says; p 1 where nothing was drawn because nothing could be raised. */
interface Outcome {
  least: Record<string, number>;
  gain: Record<string, number>;
}

export const pValues = defineSuite<Sizes, Outcome>({
  id: "p",
  title: "People against people: the least adjusted p of a family is uniform where it is drawn, and never too small.",
  worlds: ["world", "speech", "addresses", "labels"],
  runs: 350,
  settings: sizesOf,
  work: (world, { reference, generation }, seed) => {
    const { take } = dealer(populationOf(world), random(seed));
    const outcome: Outcome = { least: {}, gain: {} };
    for (const { metric, estimate, gainP } of tested(compared(take(reference), take(generation)), seed)) {
      const p = estimate.kind === "value" ? (estimate.p ?? 1) : 1;
      outcome.least[metric.family] = Math.min(outcome.least[metric.family] ?? 1, p);
      if (gainP !== undefined && TWO_SIDED.includes(metric.family))
        outcome.gain[metric.family] = Math.min(outcome.gain[metric.family] ?? 1, gainP);
    }
    return outcome;
  },
  report: (world, outcomes) => reportOf(world, outcomes),
});

const sizeText = ({ reference, generation }: Sizes) => `${reference} / ${generation}`;

function reportOf(world: PopulationName, outcomes: readonly (readonly Outcome[])[]): Report {
  const rows: string[][] = [];
  const bands: Band[] = [];
  for (const family of FAMILIES) {
    for (const side of ["least", "gain"] as const) {
      const of = (runs: readonly Outcome[]) => runs.flatMap((run) => run[side][family] ?? []);
      const name = side === "least" ? family : `${family}, other side`;
      outcomes.forEach((runs, s) => {
        const setting = sizesOf(world)[s];
        if (setting && of(runs).length > 0) rows.push(rowOf(name, sizeText(setting), of(runs)));
      });
      const all = of(outcomes.flat());
      if (all.length === 0 || all.every((p) => p === 1)) continue;
      rows.push(rowOf(name, "all", all));
      for (const { line, low, high } of BANDS) {
        const value = shareOf(all, (p) => p <= line + 1e-12);
        const least = EXACT.includes(family) && !isTied(world) ? low : 0;
        bands.push({ what: `${name}: P(p ≤ ${line})`, value, low: least, high, n: all.length });
      }
    }
  }
  return { head: ["family", "reference / generation", "runs", "p≤.05", "p≤.01", "KS", "P(KS)"], rows, bands };
}

function rowOf(family: string, setting: string, ps: readonly number[]): string[] {
  const { distance, p } = uniformity(ps);
  const atMost = (line: number) =>
    fixed(
      shareOf(ps, (each) => each <= line + 1e-12),
      4,
    );
  return [family, setting, String(ps.length), atMost(0.05), atMost(0.01), fixed(distance), fixed(p)];
}
