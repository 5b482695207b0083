import { freezeReference } from "#domain/comparison/comparison.ts";
import type { GenerationJudgement } from "#domain/judgement.ts";
import { dealer } from "#domain/simulate/dealer.ts";
import { random } from "#domain/stats/random.ts";
import { judged } from "../compared.ts";
import { CONSTRUCTIONS, type Construction } from "../constructions.ts";
import { fixed, mean, shareOf } from "../figures.ts";
import { type PopulationName, populationOf } from "../populations/populations.ts";
import { type Band, defineSuite, type Report } from "../suite.ts";

const REFERENCE = 2_000;
/** Share of the mass in the loss: over it the mass went with the words, under it words went alone. */
const MASS_LINE = 0.5;
const LEAST_RIGHT = 0.95;
/** Of losses that were alarmed, those whose named mechanism may be wrong. */
const MOST_WRONG = 0.05;

type Outcome = Pick<GenerationJudgement, "verdict" | "phase" | "mechanism"> & { massShare: number | null };

export const mechanism = defineSuite<Construction, Outcome>({
  id: "mechanism",
  title:
    "Losses of known cause, and people of other subjects: the cause named is the right one, and people never collapse.",
  worlds: ["world", "speech"],
  runs: 40,
  settings: (world) => CONSTRUCTIONS[world] ?? [],
  work: (world, { records }, seed) => {
    const source = random(seed);
    const people = dealer(populationOf(world), source);
    const reference = freezeReference([people.take(REFERENCE)]);
    const judgement = judged(reference, records(people, source, seed), seed);
    const { verdict, phase, mechanism: named, evidence } = judgement;
    return { verdict, phase, mechanism: named, massShare: evidence?.massShareOfLoss?.value ?? null };
  },
  report: (world, outcomes) => reportOf(world, outcomes),
});

const isCollapse = ({ phase }: Outcome) => phase === "early-collapse" || phase === "late-collapse";
const isAlarmed = ({ verdict }: Outcome) => verdict === "watch" || verdict === "breach";

function reportOf(world: PopulationName, outcomes: readonly (readonly Outcome[])[]): Report {
  const rows: string[][] = [];
  const bands: Band[] = [];
  (CONSTRUCTIONS[world] ?? []).forEach((construction, i) => {
    const runs = outcomes[i] ?? [];
    rows.push(rowOf(construction, runs));
    bands.push(...bandsOf(construction, runs));
  });
  const head = [
    "construction",
    "truth",
    "runs",
    "alarmed",
    "breach",
    "collapse",
    "shift",
    "healthy",
    "right",
    "wrong",
    "φ",
  ];
  return { head, rows, bands };
}

function rowOf({ name, truth }: Construction, runs: readonly Outcome[]): string[] {
  const phase = (wanted: Outcome["phase"]) => shareOf(runs, (run) => run.phase === wanted);
  const shares = [
    shareOf(runs, isAlarmed),
    shareOf(runs, ({ verdict }) => verdict === "breach"),
    shareOf(runs, isCollapse),
    phase("shift"),
    phase("healthy"),
    shareOf(runs, (run) => run.mechanism === truth),
    shareOf(runs, (run) => run.mechanism !== null && run.mechanism !== truth),
    mean(runs.flatMap(({ massShare }) => massShare ?? [])),
  ];
  return [name, truth, String(runs.length), ...shares.map((each) => fixed(each))];
}

function bandsOf({ name, truth, must }: Construction, runs: readonly Outcome[]): Band[] {
  const n = runs.length;
  const band = (what: string, value: number, low: number, high: number) => ({
    what: `${name}: ${what}`,
    value,
    low,
    high,
    n,
  });
  const asCollapse = shareOf(runs, (run) => isCollapse(run) && run.verdict === "breach");
  if (truth === "human") return [band("collapse at breach", asCollapse, 0, 0)];
  if (truth === "invented-tail") {
    const called = shareOf(runs, ({ phase }) => phase === "healthy");
    return [band("healthy", called, 0, 0)];
  }
  const told = runs.filter(({ massShare }) => massShare !== null);
  const isRight = ({ massShare }: Outcome) => (massShare ?? 0) >= MASS_LINE === (truth === "sharpening");
  const wrong = shareOf(runs, (run) => run.mechanism !== null && run.mechanism !== truth);
  const bands = [band("another mechanism named", wrong, 0, MOST_WRONG)];
  if (must !== "no-wrong" && told.length > 0)
    bands.push({ ...band("φ on the right side", shareOf(told, isRight), LEAST_RIGHT, 1), n: told.length });
  if (must === "collapse")
    bands.push(
      band(
        "collapse with the right mechanism",
        shareOf(runs, (run) => isCollapse(run) && run.mechanism === truth),
        0.9,
        1,
      ),
    );
  return bands;
}
