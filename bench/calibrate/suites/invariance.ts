import { dealer } from "#domain/simulate/dealer.ts";
import { random } from "#domain/stats/random.ts";
import { STRATA } from "#domain/strata.ts";
import { compared } from "../compared.ts";
import { readsOf } from "../estimates.ts";
import { deviation, fixed, mean } from "../figures.ts";
import { populationOf } from "../populations/populations.ts";
import { type Band, defineSuite, type Report } from "../suite.ts";

const REFERENCE = 5_000;
const SIZES = [250, 500, 1_000, 2_000, 4_000, 10_000, 20_000] as const;
/** Standard errors that a mean may lie from 1. */
const MOST_ERRORS = 4;
const HELD = /^(tail\.retention rarity:(1|2-3|4-9|1-9)|tail\.mass rarity:(1|2-3|4-9)|diversity\.types all)$/;
const RAW = "raw recall";
const RARE = STRATA[0].slice;

type Outcome = Record<string, number>;

export const invariance = defineSuite<number, Outcome>({
  id: "invariance",
  title:
    "People against people at 250 to 20,000 samples: means of retention, mass and own richness are 1, raw recall is not.",
  worlds: ["world", "speech"],
  runs: 100,
  settings: () => SIZES,
  work: (world, size, seed) => {
    const { take } = dealer(populationOf(world), random(seed));
    const comparison = compared(take(REFERENCE), take(size));
    const reads = readsOf(comparison).map(({ name, value }) => [name, value]);
    const { control, generation } = comparison.heldOut ?? {};
    const seen = (times: ArrayLike<number> = []) => Array.from(times).reduce((sum, each) => sum + each, 0);
    const raw = seen(generation?.whole.presence[0]?.times) / seen(control?.whole.presence[0]?.times);
    return Object.fromEntries([...reads, [`${RAW} ${RARE}`, raw]]);
  },
  report: (_, outcomes) => reportOf(outcomes),
});

function reportOf(outcomes: readonly (readonly Outcome[])[]): Report {
  const rows: string[][] = [];
  const bands: Band[] = [];
  const names = new Set(outcomes.flat().flatMap(Object.keys));
  for (const name of names) {
    if (!HELD.test(name) && !name.startsWith(RAW)) continue;
    const errors: number[] = [];
    outcomes.forEach((runs, s) => {
      const values = runs.flatMap((run) => run[name] ?? []);
      if (values.length < 2) return;
      const [centre, spread] = [mean(values), deviation(values)];
      const away = (centre - 1) / (spread / Math.sqrt(values.length));
      errors.push(Math.abs(away));
      rows.push([name, String(SIZES[s]), String(values.length), fixed(centre, 4), fixed(spread, 4), fixed(away, 1)]);
    });
    const n = outcomes.flat().filter((run) => run[name] !== undefined).length;
    const what = `${name}: largest distance of a mean from 1, in standard errors`;
    const [low, high] = name.startsWith(RAW) ? [MOST_ERRORS, Number.MAX_VALUE] : [0, MOST_ERRORS];
    bands.push({ what, value: Math.max(...errors), low, high, n });
  }
  return { head: ["ratio", "samples", "runs", "mean", "sd", "errors from 1"], rows, bands };
}
