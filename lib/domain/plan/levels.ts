import type { Foretold } from "./quantity.ts";

/** Shares of what may come that a fan shows, and the standard normal quantile of each two-sided interval. */
export const FAN_LEVELS = [50, 80, 95] as const;
export type FanLevel = (typeof FAN_LEVELS)[number];
const QUANTILES: Record<FanLevel, number> = { 50: 0.6745, 80: 1.2816, 95: 1.96 };

/** The interval of a forecast at one level. Given its 95% interval, which is symmetric on the log scale. */
export function atLevel({ value, low, high }: Foretold, level: FanLevel): { low: number; high: number } {
  if (value <= 0 || low <= 0) return { low, high };
  const part = QUANTILES[level] / QUANTILES[95];
  return { low: value * (low / value) ** part, high: value * (high / value) ** part };
}

/** When a forecast crosses a line, and between which generations with 80%; null: not within what is foretold. */
export interface Crossing {
  isUnderNow: boolean;
  at: number | null;
  from: number | null;
  to: number | null;
}

/** Where a forecast passes to the other side of a line from where it stands now. Given the generations to come, ascending. */
export function crossingOf(
  now: Foretold,
  generations: readonly (Foretold & { index: number })[],
  line: number,
): Crossing {
  const isUnderNow = now.value < line;
  const first = (reads: (of: Foretold) => number) =>
    generations.find((each) => reads(each) < line !== isUnderNow)?.index ?? null;
  const [low, high] = [(of: Foretold) => atLevel(of, 80).low, (of: Foretold) => atLevel(of, 80).high];
  return {
    isUnderNow,
    at: first((of) => of.value),
    from: first(isUnderNow ? high : low),
    to: first(isUnderNow ? low : high),
  };
}
