import { freezeReference } from "#domain/comparison/comparison.ts";
import { dealer } from "#domain/simulate/dealer.ts";
import { random } from "#domain/stats/random.ts";
import { judged, POLICIES } from "../compared.ts";
import { fixed } from "../figures.ts";
import { type PopulationName, populationOf } from "../populations/populations.ts";
import { defineSuite, type Report } from "../suite.ts";

const LOOKS = POLICIES.budget.looksPerYear;
const MOST = POLICIES.budget.falseAlarmsPerYear;

/** Samples (addresses) of the reference, and of the generations of a year in turn. */
const SAMPLES = { reference: 2_000, generations: [250, 1_000, 500, 2_000] };
const ADDRESSES = { reference: 40, generations: [10, 20] };

const COUNTED = [
  "looks alarmed",
  "looks in breach",
  "alerts",
  "alerts in breach",
  "collapses",
  "shifts",
  "ok",
] as const;
type Year = Record<(typeof COUNTED)[number], number>;

export const budget = defineSuite<typeof SAMPLES, Year>({
  id: "budget",
  title: `Years of ${LOOKS} looks of people at one human control: false alarms a year, against the budget.`,
  worlds: ["world", "speech", "addresses", "labels"],
  runs: 12,
  settings: (world) => [world === "addresses" ? ADDRESSES : SAMPLES],
  work: yearOf,
  report: (_, outcomes) => reportOf(outcomes.flat()),
});

/** One control, and looks at what is left of the population: no sample is on both sides. */
function yearOf(world: PopulationName, { reference: size, generations }: typeof SAMPLES, seed: string): Year {
  const { take, lend } = dealer(populationOf(world), random(seed));
  const reference = freezeReference([take(size)]);
  const year = Object.fromEntries(COUNTED.map((name) => [name, 0])) as Year;
  for (let look = 0; look < LOOKS; look++) {
    const generation = lend(generations[look % generations.length] ?? 0);
    const { verdict, phase, measurements } = judged(reference, generation, `${seed}/${look}`);
    const raised = measurements.filter((each) => each.verdict === "watch" || each.verdict === "breach");
    const breached = raised.filter((each) => each.verdict === "breach");
    // An alert stands for all slices of its metric.
    year.alerts += new Set(raised.map(({ metric }) => metric)).size;
    year["alerts in breach"] += new Set(breached.map(({ metric }) => metric)).size;
    year["looks alarmed"] += verdict === "watch" || verdict === "breach" ? 1 : 0;
    year["looks in breach"] += verdict === "breach" ? 1 : 0;
    year.collapses += phase === "early-collapse" || phase === "late-collapse" ? 1 : 0;
    year.shifts += phase === "shift" ? 1 : 0;
    year.ok += verdict === "ok" ? 1 : 0;
  }
  return year;
}

function reportOf(years: readonly Year[]): Report {
  const aYear = (name: (typeof COUNTED)[number]) => years.reduce((sum, year) => sum + year[name], 0) / years.length;
  const band = (name: (typeof COUNTED)[number], high: number) => ({
    what: `${name} a year`,
    value: aYear(name),
    low: 0,
    high,
    n: years.length * LOOKS,
  });
  return {
    head: ["of the looks of a year", "years", "a year"],
    rows: COUNTED.map((name) => [name, String(years.length), fixed(aYear(name), 2)]),
    bands: [band("alerts", MOST.watch), band("alerts in breach", MOST.breach), band("collapses", MOST.breach)],
  };
}
