import { dealer } from "#domain/simulate/dealer.ts";
import { random } from "#domain/stats/random.ts";
import { compared } from "../compared.ts";
import { type Read, readsOf } from "../estimates.ts";
import { deviation, fixed, mean, shareOf } from "../figures.ts";
import { type PopulationName, populationOf } from "../populations/populations.ts";
import { type Band, defineSuite, type Report } from "../suite.ts";

/** Samples (addresses) of the reference and of the generation. */
type Sizes = readonly [reference: number, generation: number];

const SIZES: readonly Sizes[] = [
  [1_000, 500],
  [2_000, 1_000],
  [4_000, 2_000],
  [5_000, 500],
  [1_000, 2_000],
];
const ADDRESSES: readonly Sizes[] = [
  [40, 20],
  [80, 20],
];
const sizesOf = (world: PopulationName) => (world === "addresses" ? ADDRESSES : SIZES);

/** Where the cover of a 95% interval must lie (statistics.md 11); retention is a little wide by construction. */
const BANDS = [
  { of: /^tail\.retention rarity:(1|2-3|4-9|1-9)$/, low: 0.95, high: 1 },
  { of: /^tail\.mass rarity:(1|2-3|4-9)$/, low: 0.91, high: 0.97 },
  { of: /^diversity\.types all$/, low: 0.96, high: 0.99 },
  { of: /^(?!diversity\.duplicates)/, low: 0.9, high: 1 },
] as const;

export const coverage = defineSuite<Sizes, Read[]>({
  id: "coverage",
  title: "People against people: how often the 95% interval holds the truth, that nothing has changed.",
  worlds: ["world", "speech", "addresses", "labels"],
  runs: 300,
  settings: sizesOf,
  work: (world, [reference, generation], seed) => {
    const { take } = dealer(populationOf(world), random(seed));
    return readsOf(compared(take(reference), take(generation)));
  },
  report: (world, outcomes) => reportOf(world, outcomes),
});

const holdsTruth = ({ low, high, unchanged }: Read) => low <= unchanged && unchanged <= high;

function reportOf(world: PopulationName, outcomes: readonly (readonly Read[][])[]): Report {
  const rows: string[][] = [];
  const bands: Band[] = [];
  const sizes = sizesOf(world);
  for (const name of new Set(outcomes.flat(2).map((read) => read.name))) {
    const of = (runs: readonly Read[][]) => runs.flat().filter((read) => read.name === name);
    outcomes.forEach((runs, s) => {
      if (of(runs).length > 1) rows.push([name, sizes[s]?.join(" / ") ?? "", ...cellsOf(of(runs))]);
    });
    const all = of(outcomes.flat());
    const band = BANDS.find((each) => each.of.test(name));
    if (!band || all.length < 2) continue;
    const value = shareOf(all, holdsTruth);
    // Labels have no story of their own: few kinds, so the general band.
    const { low, high } = world === "labels" ? { low: 0.9, high: 1 } : band;
    bands.push({ what: `${name}: cover`, value, low, high, n: all.length });
  }
  return { head: ["metric", "reference / generation", "runs", "mean", "sd", "stated / sd", "cover"], rows, bands };
}

function cellsOf(reads: readonly Read[]): string[] {
  const values = reads.map(({ value }) => value);
  const stated = mean(reads.map(({ low, high }) => (high - low) / 4.02));
  const spread = deviation(values);
  const numbers = [fixed(mean(values), 4), fixed(spread, 4), fixed(stated / spread, 2)];
  return [String(reads.length), ...numbers, fixed(shareOf(reads, holdsTruth))];
}
