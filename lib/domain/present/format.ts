import type { Metric } from "../metrics/define.ts";

export type Unit = Metric["unit"];

const MINUS = "\u2212";

/** Writes a number with fixed decimals, U+2212 as minus and thousands separated; never "−0". */
export function fixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole = "0", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const body = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && Number(text) !== 0 ? MINUS + body : body;
}

/** Writes a count: 12,345. */
export function count(value: number): string {
  return fixed(Math.round(value), 0);
}

/** Writes a number of any size with four significant digits at most: 10.5, 0.1667, 2,340. */
export function significant(value: number): string {
  const decimals = value === 0 ? 0 : Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))));
  const text = fixed(value, Math.min(8, decimals));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Writes a share as percent with one decimal below 10% and two below 1%: "3.2%", "0.04%". */
export function percent(share: number): string {
  const magnitude = Math.abs(share * 100);
  const decimals = magnitude === 0 || magnitude >= 10 ? 0 : magnitude >= 1 ? 1 : magnitude >= 0.01 ? 2 : 4;
  return `${fixed(share * 100, decimals)}%`;
}

function side(value: number, line: number): number {
  return Math.sign(value - line);
}

/**
 * Decimals that show `value` on the scale with at least `least` and on its true side of every line.
 * Given numbers on the printed scale. Returns 0 to 8: .8496 against .85, as percent 84.96 and 85, needs 2.
 */
export function decimalsFor(value: number, lines: readonly number[], least: number): number {
  for (let decimals = least; decimals < 8; decimals++) {
    const shown = Number(value.toFixed(decimals));
    if (lines.every((line) => side(shown, line) === side(value, line))) return decimals;
  }
  return 8;
}

function leastDecimals(magnitude: number): number {
  if (magnitude === 0 || magnitude >= 100) return 0;
  return magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3;
}

const SCALE: Record<Unit, { factor: number; suffix: string; signed: boolean; least: (magnitude: number) => number }> = {
  ratio: { factor: 100, suffix: "%", signed: false, least: (m) => (m > 0 && m < 10 ? 1 : 0) },
  points: { factor: 100, suffix: " points", signed: true, least: (m) => (m < 10 ? 1 : 0) },
  nats: { factor: 1, suffix: " nats", signed: false, least: leastDecimals },
  slope: { factor: 100, suffix: "% a generation", signed: true, least: (m) => (m < 10 ? 1 : 0) },
  deviations: { factor: 1, suffix: " sd", signed: true, least: leastDecimals },
  distance: { factor: 1, suffix: "", signed: false, least: leastDecimals },
  share: { factor: 100, suffix: "%", signed: false, least: (m) => (m > 0 && m < 10 ? 1 : 0) },
  count: { factor: 1, suffix: "", signed: true, least: (m) => (m < 10 ? 1 : 0) },
};

/** Factor from stored value to printed number, and what stands behind it ("%", " nats"). */
export function scaleOf(unit: Unit): { factor: number; suffix: string } {
  return SCALE[unit];
}

function signed(text: string, value: number, isSigned: boolean): string {
  return isSigned && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/**
 * Writes one value in its unit: "71%", "+2.1 points", "0.034 nats".
 * Given the stored value, its unit and the lines it must not be rounded across (stored scale).
 */
export function quantity(value: number, unit: Unit, lines: readonly number[] = []): string {
  const scale = SCALE[unit];
  const shown = value * scale.factor;
  const exact = lines.map((line) => Number((line * scale.factor).toPrecision(12)));
  const decimals = decimalsFor(Number(shown.toPrecision(12)), exact, scale.least(Math.abs(shown)));
  return signed(fixed(shown, decimals), shown, scale.signed) + scale.suffix;
}

/** Decimals that the end of an interval may add: one that all but touches a line must not drown the value. */
const MOST_FOR_AN_END = 2;

/** Rounds a number, and where that would put it on or over a line, takes the nearest number on its own side. */
function keptOnSide(value: number, lines: readonly number[], decimals: number): number {
  const shown = Number(value.toFixed(decimals));
  const crossed = lines.find((line) => side(value, line) !== side(shown, line));
  return crossed === undefined ? shown : Number((crossed + side(value, crossed) * 10 ** -decimals).toFixed(decimals));
}

/**
 * Writes a value with its interval, sharing decimals: { value: "71%", interval: "66-76%" }.
 * An interval with a negative end is written "−2 to 5".
 */
export function interval(
  parts: { value: number; low: number; high: number },
  unit: Unit,
  lines: readonly number[] = [],
): { value: string; interval: string } {
  const scale = SCALE[unit];
  const exact = lines.map((line) => Number((line * scale.factor).toPrecision(12)));
  const all = [parts.value, parts.low, parts.high].map((part) => Number((part * scale.factor).toPrecision(12)));
  const least = scale.least(Math.abs(all[0] ?? 0));
  const [value = 0, low = 0, high = 0] = all;
  const own = decimalsFor(value, exact, least);
  const ends = Math.max(...[low, high].map((part) => decimalsFor(part, exact, least)));
  const decimals = Math.max(own, Math.min(ends, least + MOST_FOR_AN_END));
  const end = (part: number) => fixed(keptOnSide(part, exact, decimals), decimals);
  const joint = low < 0 ? " to " : "-";
  const shown = signed(fixed(value, decimals), value, scale.signed);
  return {
    value: shown + scale.suffix,
    interval: `${end(low)}${joint}${end(high)}${scale.suffix}`,
  };
}

/** Writes a p-value: "p = .012", least "p < .001". */
export function pValue(p: number): string {
  if (p < 0.001) return "p < .001";
  return `p = ${p.toFixed(p < 0.1 ? 3 : 2).replace(/^0/, "")}`;
}

/** Writes a difference of two shares with its direction in words: "−9 points, worse". */
export function deltaWords(difference: number, worseWhen: Metric["worseWhen"], unit: Unit): string {
  const points = difference * 100;
  const rounded = `${points > 0 ? "+" : ""}${fixed(points, Math.abs(points) < 1 ? 1 : 0)} points`;
  const text = unit === "ratio" || unit === "points" ? rounded : quantity(difference, unit);
  if (!/[1-9]/.test(text)) return "unchanged";
  return `${text}, ${(worseWhen === "lower") === difference < 0 ? "worse" : "better"}`;
}

/** Writes a generation: "g4". */
export function generationName(index: number): string {
  return `g${index}`;
}

/** Writes a day in UTC: "2026-11-22". */
export function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Writes how long ago: "just now", "5 min ago", "2 h ago", "9 d ago". */
export function ago(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${count(minutes / 1440)} d ago`;
}

const PLURALS = new Intl.PluralRules("en");

/** Writes a count with its noun: "1 lineage", "3 lineages". */
export function plural(amount: number, one: string, other = `${one}s`): string {
  return `${count(amount)} ${PLURALS.select(amount) === "one" ? one : other}`;
}

/** Writes a slice in words: "rarity:2-3" → "words seen 2-3 times", "label:refund" → "label refund". */
export function sliceWords(slice: string): string {
  if (slice === "all") return "all samples";
  if (slice === "worst") return "the worst of them";
  const cut = slice.indexOf(":");
  const [kind, rest] = cut < 0 ? [slice, ""] : [slice.slice(0, cut), slice.slice(cut + 1)];
  if (kind === "q") return `order ${rest}`;
  if (kind === "facet") return rest.replace("=", " = ");
  if (kind === "n") return rest === "1" ? "single words" : `${rest} words in a row`;
  if (kind === "cluster") return `region ${rest} of human meaning`;
  if (kind !== "rarity") return rest === "" ? kind : `${kind} ${rest}`;
  if (rest === "1") return "words seen once";
  return rest.endsWith("+") ? `words seen ${rest.slice(0, -1)} times or more` : `words seen ${rest} times`;
}
