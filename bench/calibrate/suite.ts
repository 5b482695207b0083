import type { PopulationName } from "./populations/populations.ts";

/** One promise: a number that was measured, and where it must lie. `n`: what it was counted over. */
export interface Band {
  what: string;
  value: number;
  low: number;
  high: number;
  n: number;
}

export const isMet = ({ value, low, high }: Band) => value >= low && value <= high;

/** What a suite found in one world: a table to read, and the promises it was held to. */
export interface Report {
  head: readonly string[];
  rows: readonly (readonly string[])[];
  bands: readonly Band[];
}

interface SuiteOf<Setting, Outcome> {
  id: string;
  /** One sentence: what is drawn, and what must come out. */
  title: string;
  worlds: readonly PopulationName[];
  /** Repetitions of every setting unless told otherwise. */
  runs: number;
  settings: (world: PopulationName) => readonly Setting[];
  /** One repetition: depends on its arguments alone, so that any process may work it. */
  work: (world: PopulationName, setting: Setting, seed: string) => Outcome;
  /** Outcomes by setting, then by repetition. */
  report: (world: PopulationName, outcomes: readonly (readonly Outcome[])[]) => Report;
}

/** A suite as processes and tables take it: settings by their place, outcomes as they come back from a process. */
export type Suite = Omit<SuiteOf<never, unknown>, "settings" | "work" | "report"> & {
  settings: (world: PopulationName) => number;
  work: (world: PopulationName, setting: number, seed: string) => unknown;
  report: (world: PopulationName, outcomes: unknown[][]) => Report;
};

/** Declares a suite. What comes back from a process is what its `work` sent there. */
export function defineSuite<Setting, Outcome>(suite: SuiteOf<Setting, Outcome>): Suite {
  return {
    ...suite,
    settings: (world) => suite.settings(world).length,
    work: (world, at, seed) => {
      const setting = suite.settings(world)[at];
      if (setting === undefined) throw new RangeError(`${suite.id} has no setting ${at}`);
      return suite.work(world, setting, seed);
    },
    report: (world, outcomes) => suite.report(world, outcomes as Outcome[][]),
  };
}
