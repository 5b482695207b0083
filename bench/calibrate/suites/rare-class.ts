import { freezeReference } from "#domain/comparison/comparison.ts";
import type { Verdict } from "#domain/judgement.ts";
import type { ReferenceRecords } from "#domain/reference.ts";
import { dealer } from "#domain/simulate/dealer.ts";
import { type Random, random } from "#domain/stats/random.ts";
import { judged, POLICIES } from "../compared.ts";
import { fixed, mean, shareOf } from "../figures.ts";
import { populationOf } from "../populations/populations.ts";
import { type Band, defineSuite, type Report } from "../suite.ts";

const SAMPLES = 2_000;
/** Samples of the reference that hold the class. */
const HUMAN = 120;
const LEFT = [120, 108, 82, 60, 25] as const;
const KINDS = ["must-keep event", "watched event", "label"] as const;

interface Case {
  kind: (typeof KINDS)[number];
  left: (typeof LEFT)[number];
}

const CASES: Case[] = KINDS.flatMap((kind) => LEFT.map((left) => ({ kind, left })));
/** What a class of 120 must raise at as many samples a side: a must-keep one is in breach from 60, others when surely halved. */
const EXPECTED: Record<Case["kind"], readonly Raised[]> = {
  "must-keep event": ["nothing", "nothing", "watch", "breach", "breach"],
  "watched event": ["nothing", "nothing", "watch", "watch", "breach"],
  label: ["nothing", "nothing", "watch", "watch", "breach"],
};

type Raised = "nothing" | "watch" | "breach";

interface Outcome {
  own: Raised;
  /** Alerts of other metrics, and those in breach. */
  others: number;
  othersInBreach: number;
}

export const rareClass = defineSuite<Case, Outcome>({
  id: "rare-class",
  title: `A class that ${HUMAN} of ${SAMPLES} human samples hold, and fewer of as many of the model's: watched at 82, and nothing else moves.`,
  worlds: ["world", "speech"],
  runs: 20,
  settings: () => CASES,
  work: (world, { kind, left }, seed) => {
    const source = random(seed);
    const { take } = dealer(populationOf(world), source);
    const reference = freezeReference([holding(take(SAMPLES), HUMAN, kind, source)]);
    const declared = {
      pinned: kind === "must-keep event" ? ["refund"] : [],
      named: kind === "watched event" ? ["refund"] : [],
    };
    const generation = holding(take(SAMPLES), left, kind, source);
    const { measurements } = judged(reference, generation, seed, declared);
    const slice = kind === "label" ? "label:refund" : "event:refund";
    const raised = measurements.filter(({ verdict }) => verdict === "watch" || verdict === "breach");
    const others = raised.filter((each) => each.slice !== slice);
    return {
      own: raisedBy(measurements.find((each) => each.slice === slice)?.verdict),
      others: new Set(others.map(({ metric }) => metric)).size,
      othersInBreach: others.filter(({ verdict }) => verdict === "breach").length,
    };
  },
  report: (_, outcomes) => reportOf(outcomes),
});

const raisedBy = (verdict: Verdict | undefined): Raised =>
  verdict === "watch" || verdict === "breach" ? verdict : "nothing";

/** The same samples, exactly so many of which, at random, hold the class. */
function holding(records: ReferenceRecords, samples: number, kind: Case["kind"], source: Random): ReferenceRecords {
  const { incidence } = records;
  const places = Array.from(incidence.key, (_, i) => i);
  for (let i = 0; i < samples; i++) {
    const j = i + source.below(places.length - i);
    [places[i], places[j]] = [places[j] ?? 0, places[i] ?? 0];
  }
  const chosen = new Set(places.slice(0, samples));
  const others = kind === "label" ? ["other"] : [];
  const names = places.map((_, i) => (chosen.has(i) ? ["refund"] : others));
  return { ...records, incidence: { ...incidence, [kind === "label" ? "labels" : "events"]: names } };
}

function reportOf(outcomes: readonly (readonly Outcome[])[]): Report {
  const rows: string[][] = [];
  const bands: Band[] = [];
  CASES.forEach(({ kind, left }, i) => {
    const runs = outcomes[i] ?? [];
    const expected = EXPECTED[kind][LEFT.indexOf(left)];
    const found = (["nothing", "watch", "breach"] as const).map((verdict) =>
      fixed(shareOf(runs, ({ own }) => own === verdict)),
    );
    const others = mean(runs.map((run) => run.others));
    rows.push([kind, String(left), String(runs.length), ...found, fixed(others)]);
    const value = shareOf(runs, ({ own }) => own === expected);
    bands.push({ what: `${kind}, ${left} left: ${expected}`, value, low: 1, high: 1, n: runs.length });
  });
  const all = outcomes.flat();
  const byChance = POLICIES.budget.falseAlarmsPerYear.watch / POLICIES.budget.looksPerYear;
  const n = all.length;
  const most = byChance + 4 * Math.sqrt(byChance / n);
  bands.push({
    what: "alerts of other metrics a look",
    value: mean(all.map(({ others }) => others)),
    low: 0,
    high: most,
    n,
  });
  const breached = mean(all.map(({ othersInBreach }) => othersInBreach));
  bands.push({ what: "breaches of other metrics a look", value: breached, low: 0, high: 0, n });
  return { head: ["class", "left", "runs", "nothing", "watch", "breach", "other alerts"], rows, bands };
}
