import { foldAlerts } from "../alert/fold.ts";
import type { AlertState, Severity } from "../alert.ts";
import type { GenerationJudgement } from "../judgement.ts";
import type { PolicyDocument } from "../policy.ts";
import { type JudgedUnder, rejudged } from "./rejudge.ts";

/** Generations that a backtest replays (ingest.md 8). */
export const REPLAYED = 12;
/** Generations before them that are replayed too, so that what was open already is not counted as raised. */
export const RUN_IN = 12;

/** An alert that fired in a replay, and the generation at which it did. */
export interface RaisedAlert {
  policy: string;
  severity: Severity;
  index: number;
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
  const fired = new Set<string>();
  return foldAlerts(judgements, policies).flatMap(({ index, alerts }) =>
    alerts.flatMap(({ policy, severity, state }) => {
      const isNew = FIRED.includes(state) && !fired.has(policy);
      if (FIRED.includes(state)) fired.add(policy);
      else fired.delete(policy);
      return isNew ? [{ policy, severity, index }] : [];
    }),
  );
}
