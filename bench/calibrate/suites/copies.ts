import { freezeReference } from "#domain/comparison/comparison.ts";
import type { GenerationJudgement } from "#domain/judgement.ts";
import { dealer } from "#domain/simulate/dealer.ts";
import { random } from "#domain/stats/random.ts";
import { judged, POLICIES } from "../compared.ts";
import { loadedTwice, withCopies } from "../copied.ts";
import { fixed, shareOf } from "../figures.ts";
import { populationOf } from "../populations/populations.ts";
import { type Band, defineSuite, type Report } from "../suite.ts";

const REFERENCE = 2_000;
const SAMPLES = 1_000;

const CASES = [
  { name: "no copy", share: 0, of: "many", isTwice: false },
  { name: "½% copies of many", share: 0.005, of: "many", isTwice: false },
  { name: "½% copies of one", share: 0.005, of: "one", isTwice: false },
  { name: "15% copies of many", share: 0.15, of: "many", isTwice: false },
  { name: "15% copies of one", share: 0.15, of: "one", isTwice: false },
  { name: "50% copies of many", share: 0.5, of: "many", isTwice: false },
  { name: "50% copies of one", share: 0.5, of: "one", isTwice: false },
  { name: "reference loaded twice", share: 0, of: "many", isTwice: true },
] as const;
/** Share of copies from which they are a collapse; at most ½% is none. */
const DUPLICATION = 0.15;

type Outcome = Pick<GenerationJudgement, "verdict" | "phase" | "mechanism">;

export const copies = defineSuite<(typeof CASES)[number], Outcome>({
  id: "copies",
  title:
    "People's samples, some of them copies: nothing up to ½%, duplication from 15%, and nothing of a reference loaded twice.",
  worlds: ["world", "speech"],
  runs: 25,
  settings: () => CASES,
  work: (world, { share, of, isTwice }, seed) => {
    const source = random(seed);
    const { take } = dealer(populationOf(world), source);
    const human = take(REFERENCE);
    const reference = freezeReference([isTwice ? loadedTwice(human) : human]);
    const { verdict, phase, mechanism } = judged(reference, withCopies(take(SAMPLES), share, of, source), seed);
    return { verdict, phase, mechanism };
  },
  report: (_, outcomes) => reportOf(outcomes),
});

const isDuplication = ({ phase, mechanism, verdict }: Outcome) =>
  mechanism === "duplication" && phase.endsWith("collapse") && verdict === "breach";

function reportOf(outcomes: readonly (readonly Outcome[])[]): Report {
  const rows: string[][] = [];
  const bands: Band[] = [];
  /** Chance of a watch at one look at people. */
  const byChance = POLICIES.budget.falseAlarmsPerYear.watch / POLICIES.budget.looksPerYear;
  CASES.forEach(({ name, share }, i) => {
    const runs = outcomes[i] ?? [];
    const found = [
      shareOf(runs, ({ verdict }) => verdict === "watch"),
      shareOf(runs, ({ verdict }) => verdict === "breach"),
      shareOf(runs, isDuplication),
    ];
    rows.push([name, String(runs.length), ...found.map((each) => fixed(each))]);
    const [watched = 0, breached = 0, duplicated = 0] = found;
    const band = (what: string, value: number, low: number, high: number) =>
      bands.push({ what: `${name}: ${what}`, value, low, high, n: runs.length });
    if (share >= DUPLICATION) band("duplication", duplicated, 1, 1);
    else {
      band("breach", breached, 0, 0);
      // Four standard errors above what chance alone may raise.
      band("watch", watched, 0, byChance + 4 * Math.sqrt((byChance * (1 - byChance)) / runs.length));
    }
  });
  return { head: ["generation", "runs", "watch", "breach", "duplication"], rows, bands };
}
