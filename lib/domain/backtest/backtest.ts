import { foldAlerts } from "../alert/fold.ts";
import type { AlertState } from "../alert.ts";
import type { GenerationJudgement } from "../judgement.ts";
import type { PolicyDocument } from "../policy.ts";
import { type JudgedUnder, rejudged } from "./rejudge.ts";

/** Generations that a backtest replays (ingest.md 8). */
export const REPLAYED = 12;
/** Generations before them that are replayed too, so that what was open already is not counted as raised. */
export const RUN_IN = 12;

/** An alert that fired in a replay, the generation at which it did, and the one at which it was a breach; null: it never was. */
export interface RaisedAlert {
  policy: string;
  index: number;
  breachedAt: number | null;
}

/** What two documents would have raised over the same generations. */
export interface Backtest {
  /** The generations that are counted. */
  generations: number[];
  now: RaisedAlert[];
  proposed: RaisedAlert[];
}

/**
 * Replays judged generations under the document in force and under a proposed one, through the machine that moves alerts.
 * What people did to alerts is not replayed, nor that a generation did not come.
 * Given judgements sorted by index, the last of which are counted.
 */
export function backtest(judged: readonly JudgedUnder[], now: PolicyDocument, proposed: PolicyDocument): Backtest {
  const compared = judged.filter(({ judgement }) => judgement.phase !== "reference").slice(-(REPLAYED + RUN_IN));
  const generations = compared.slice(-REPLAYED).map(({ judgement }) => judgement.index);
  const [first = Number.POSITIVE_INFINITY] = generations;
  const under = (document: PolicyDocument) =>
    raisedBy(
      compared.map((each) => rejudged(each, document)),
      document,
    ).filter(({ index }) => index >= first);
  return { generations, now: under(now), proposed: under(proposed) };
}

const FIRED: readonly AlertState[] = ["firing", "acknowledged", "recovering"];

/** Alerts in the order in which they fired; one that fires again while it recovers, or is raised, is still the same. */
export function raisedBy(judgements: readonly GenerationJudgement[], policies: PolicyDocument): RaisedAlert[] {
  const raised: RaisedAlert[] = [];
  const open = new Map<string, RaisedAlert>();
  for (const { index, alerts } of foldAlerts(judgements, policies)) {
    for (const { policy, severity, state } of alerts) {
      if (!FIRED.includes(state)) {
        open.delete(policy);
        continue;
      }
      const known = open.get(policy);
      const alert = known ?? { policy, index, breachedAt: null };
      if (severity === "breach") alert.breachedAt ??= index;
      if (known === undefined) raised.push(alert);
      open.set(policy, alert);
    }
  }
  return raised;
}
