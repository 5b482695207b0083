import { freezeReference } from "#domain/comparison/comparison.ts";
import type { Measurement, Verdict } from "#domain/judgement.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { dealer } from "#domain/simulate/dealer.ts";
import type { World } from "#domain/simulate/world.ts";
import { spokenRecords } from "#domain/simulate/world-records.ts";
import { type Random, random } from "#domain/stats/random.ts";
import { judged } from "../compared.ts";
import { fixed, mean, shareOf } from "../figures.ts";
import { atTemperature, recursion } from "../laws.ts";
import { populationOf } from "../populations/populations.ts";
import { type Band, defineSuite, type Report } from "../suite.ts";

const HALF = 1_000;
const SAMPLES = 1_000;

interface Case {
  name: string;
  law: (source: Random) => World;
  /** Shares of lineages in which tail or own richness must, and may, raise a watch or worse, and a breach. */
  alarmed: readonly [low: number, high: number];
  breached: readonly [low: number, high: number];
}

const CASES: readonly Case[] = [
  { name: "bundles of 4,000, g1", law: (s) => recursion(4_000, 1, s), alarmed: [0.8, 1], breached: [0, 0.02] },
  { name: "bundles of 4,000, g4", law: (s) => recursion(4_000, 4, s), alarmed: [0.95, 1], breached: [0.9, 1] },
  { name: "T .97", law: () => atTemperature(0.97), alarmed: [0.7, 1], breached: [0, 0.02] },
  { name: "T .95, near the line", law: () => atTemperature(0.95), alarmed: [0.95, 1], breached: [0, 0.02] },
  { name: "T .93, near the line", law: () => atTemperature(0.93), alarmed: [0.95, 1], breached: [0, 0.1] },
  { name: "T .9", law: () => atTemperature(0.9), alarmed: [0.95, 1], breached: [0.85, 1] },
];

/** Verdict of the generation, the worst of tail and own richness alone, and the retention of the rarest. */
interface Outcome {
  verdict: Verdict;
  ofLoss: Verdict;
  retention: number;
}

const isOfLoss = ({ metric }: Measurement) => ["tail", "richness"].includes(metricOf(metric).family);

export const power = defineSuite<Case, Outcome>({
  id: "power",
  title: "World W, 1,000 samples a side: what is lost is alarmed, and what lies near the line is watched.",
  worlds: ["world"],
  runs: 100,
  settings: () => CASES,
  work: (world, { law }, seed) => {
    const source = random(seed);
    const reference = freezeReference([dealer(populationOf(world), source).take(2 * HALF)]);
    const { verdict, measurements } = judged(reference, spokenRecords(law(source), SAMPLES, source), seed);
    const rarest = measurements.find(({ metric }) => metric === "tail.retention")?.estimate;
    const found = measurements.filter(isOfLoss).map((each) => each.verdict);
    const ofLoss = (["breach", "watch", "ok"] as const).find((each) => found.includes(each)) ?? "unknown";
    return { verdict, ofLoss, retention: rarest?.kind === "value" ? rarest.value : Number.NaN };
  },
  report: (_, outcomes) => reportOf(outcomes),
});

function reportOf(outcomes: readonly (readonly Outcome[])[]): Report {
  const rows: string[][] = [];
  const bands: Band[] = [];
  CASES.forEach(({ name, alarmed, breached }, i) => {
    const runs = outcomes[i] ?? [];
    const alarms = shareOf(runs, ({ ofLoss }) => ofLoss === "watch" || ofLoss === "breach");
    const breaches = shareOf(runs, ({ ofLoss }) => ofLoss === "breach");
    const retention = mean(runs.map((run) => run.retention));
    const whole = (["watch", "breach"] as const).map((each) => fixed(shareOf(runs, ({ verdict }) => verdict === each)));
    rows.push([name, String(runs.length), fixed(retention), fixed(alarms), fixed(breaches), ...whole]);
    const band = (what: string, value: number, [low, high]: readonly [number, number]) =>
      bands.push({ what: `${name}: ${what}`, value, low, high, n: runs.length });
    band("watch or worse", alarms, alarmed);
    band("breach", breaches, breached);
  });
  const head = [
    "model",
    "lineages",
    "retention, rarity 1",
    "watch or worse",
    "breach",
    "generation watch",
    "generation breach",
  ];
  return { head, rows, bands };
}
