import type { Backtest, RaisedAlert } from "../backtest/backtest.ts";
import { generationName, plural } from "./format.ts";

/**
 * What a proposed document would have raised, beside the one in force: "Over the last 12 generations (g1 to g12) this would
 * have raised 1 alert (g5); what is in force raises 3 (g4, g5, g9)."
 */
export function backtestWords({ generations, now, proposed }: Backtest): string {
  const [first, last] = [generations[0], generations.at(-1)];
  if (first === undefined || last === undefined) return "No generation is judged yet, so nothing can be replayed.";
  const span = first === last ? generationName(first) : `${generationName(first)} to ${generationName(last)}`;
  const many = generations.length === 1 ? "On the last generation" : `Over the last ${generations.length} generations`;
  return `${many} (${span}) this would have raised ${raisedWords(proposed)}; what is in force raises ${raisedWords(now)}.`;
}

/** "3 alerts (g4, g5 ×2), a breach at g5", "no alert". */
function raisedWords(raised: readonly RaisedAlert[]): string {
  if (raised.length === 0) return "no alert";
  const places = placesOf(raised.map(({ index }) => index));
  const breached = raised.flatMap(({ breachedAt }) => (breachedAt === null ? [] : [breachedAt])).sort((a, b) => a - b);
  const breaches =
    breached.length === 0
      ? "none a breach"
      : `${plural(breached.length, "breach", "breaches")} (${placesOf(breached)})`;
  return `${plural(raised.length, "alert")} (${places}), ${breaches}`;
}

function placesOf(indices: readonly number[]): string {
  const by = Map.groupBy(indices, (index) => index);
  return Array.from(by, ([index, all]) => generationName(index) + (all.length > 1 ? ` ×${all.length}` : "")).join(", ");
}
