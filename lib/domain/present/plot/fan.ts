import { atLevel, FAN_LEVELS } from "../../plan/levels.ts";
import type { StratumPlan } from "../../plan/plan.ts";
import { HELD } from "../../plan/quantity.ts";
import { generationName, percent, quantity } from "../format.ts";
import { sentenceCase, stratumForecast, stratumName } from "../plan-words.ts";
import type { SeriesView } from "../views/series.ts";
import { area, at, type LivePoint, type Mark, type Plot, polyline } from "./marks.ts";
import { type GenerationAxis, generationScale, labelled, linear, type Scale, ticks } from "./scale.ts";

/** A fan: one stratum as measured so far, what is foretold of it, and the same at today's share. */
export interface FanOf {
  stratum: StratumPlan;
  today: StratumPlan | undefined;
  observed: SeriesView | undefined;
  /** The generation that is planned from. */
  index: number;
}

const HEIGHT = 208;
const TOP = 12;
const BOTTOM = 24;
/** Width of one fan: three beside each other fill a page, one fills a phone. */
export const FAN_WIDTH = 352;
const LABEL_ROOM = 74;
/** Names of generations that stand beside each other without touching. */
const MOST_NAMES = 9;

type Step = StratumPlan["generations"][number];

/** From now, where nothing spreads yet, over the generations to come. */
const path = ({ now, generations }: StratumPlan, index: number): Step[] => [
  { ...now, low: now.value, high: now.value, index },
  ...generations,
];

function known(observed: SeriesView | undefined, until: number) {
  return (observed?.points ?? []).flatMap(({ index, estimate }) =>
    estimate.kind === "value" && index <= until ? [{ index, ...estimate }] : [],
  );
}

function domainOf({ stratum, today, observed, index }: FanOf): [number, number] {
  const values = [1, HELD, stratum.now.value];
  for (const each of [...stratum.generations, ...(stratum.asDecoded ?? [])]) values.push(each.low, each.high);
  for (const each of [...(today?.generations ?? []), ...known(observed, index)]) values.push(each.value);
  const [low, high] = [Math.max(0, Math.min(...values)), Math.min(1.5, Math.max(...values))];
  const air = Math.max(0.02, (high - low) * 0.06);
  return [low - Math.min(low, air), high + air];
}

function frame(axis: GenerationAxis, x: Scale, y: Scale): Mark[] {
  const right = axis.width - axis.right;
  const rows = ticks(y.domain[0], y.domain[1], 4).flatMap((tick): Mark[] => [
    { kind: "path", d: `M${axis.left} ${Math.round(y.at(tick)) + 0.5}H${right}`, stroke: "rule", width: 1 },
    {
      kind: "text",
      x: axis.left - 8,
      y: y.at(tick) + 3.5,
      text: quantity(tick, "ratio"),
      anchor: "end",
      tone: "muted",
    },
  ]);
  const every = Math.ceil((axis.to - axis.from + 1) / MOST_NAMES);
  const columns = labelled(axis)
    .filter((index) => (index - axis.from) % every === 0)
    .map((index): Mark => {
      const text = generationName(index);
      return { kind: "text", x: x.at(index), y: HEIGHT - 6, text, anchor: "middle", tone: "muted" };
    });
  return [...rows, ...columns];
}

function lines(axis: GenerationAxis, y: Scale): Mark[] {
  const right = axis.width - axis.right;
  const [human, held] = [y.at(1), y.at(HELD)];
  return [
    { kind: "path", d: `M${axis.left} ${at(human)}H${right}`, stroke: "ink", width: 2 },
    { kind: "text", x: right + 6, y: human + 3.5, text: "human", weight: 500 },
    { kind: "path", d: `M${axis.left} ${at(held)}H${right}`, stroke: "muted", width: 1, dash: "6 3" },
    { kind: "text", x: right + 6, y: Math.max(held, human + 13) + 3.5, text: `breach ${percent(HELD)}`, tone: "muted" },
  ];
}

function bands(steps: readonly Step[], x: Scale, y: Scale): Mark[] {
  const held = (value: number) => y.at(Math.min(y.domain[1], Math.max(y.domain[0], value)));
  return FAN_LEVELS.toReversed().map((level): Mark => {
    const ends = steps.map((step) => ({ x: x.at(step.index), ...atLevel(step, level) }));
    const top = ends.map((each) => [each.x, held(each.high)] as const);
    const bottom = ends.map((each) => [each.x, held(each.low)] as const);
    return { kind: "path", d: area(top, bottom), fill: "band", title: `${level}% of what may come` };
  });
}

function run(steps: readonly { index: number; value: number }[], x: Scale, y: Scale): string {
  return polyline(
    steps.map(({ index, value }) => [x.at(index), y.at(Math.max(y.domain[0], Math.min(y.domain[1], value)))] as const),
  );
}

function past(fan: FanOf, x: Scale, y: Scale): Mark[] {
  const seen = known(fan.observed, fan.index);
  const whiskers = seen.map(
    ({ index, low, high }) =>
      `M${at(x.at(index))} ${at(y.at(Math.max(y.domain[0], low)))}V${at(y.at(Math.min(y.domain[1], high)))}`,
  );
  return [
    { kind: "path", d: whiskers.join(""), stroke: "ink", width: 1, opacity: 0.55 },
    { kind: "path", d: run(seen, x, y), stroke: "ink", width: 1.25 },
    ...(fan.observed?.points ?? []).flatMap(({ index, estimate, verdict }): Mark[] =>
      estimate.kind === "unknown" || index > fan.index
        ? []
        : [{ kind: "status", x: at(x.at(index)), y: at(y.at(estimate.value)), r: 3.6, verdict, title: verdict }],
    ),
  ];
}

/** The fan, the lines over it, and what is expected: at the share asked, at today's, and as decoded so far. */
function foretold({ stratum, today, index }: FanOf, x: Scale, y: Scale, over: Mark[]): Mark[] {
  const steps = path(stratum, index);
  const decoded = stratum.asDecoded && [{ index, value: stratum.now.value }, ...stratum.asDecoded];
  const runs: Mark[] = [{ kind: "path", d: run(steps, x, y), stroke: "ink", width: 1.5 }];
  if (today)
    runs.unshift({ kind: "path", d: run(path(today, index), x, y), stroke: "muted", width: 1.25, dash: "1.5 3" });
  if (decoded) runs.unshift({ kind: "path", d: run(decoded, x, y), stroke: "ink", width: 1.25, dash: "5 3" });
  return [...bands(steps, x, y), ...over, ...runs];
}

/** What a fan says of one generation to come. */
function tipOf(step: Step): string[] {
  const ends = (level: (typeof FAN_LEVELS)[number]) => {
    const { low, high } = atLevel(step, level);
    return `${level}%: ${quantity(low, "ratio")} to ${quantity(high, "ratio")}`;
  };
  return [`${generationName(step.index)}: ${quantity(step.value, "ratio", [HELD])} foretold`, ...FAN_LEVELS.map(ends)];
}

function livePoints(fan: FanOf): LivePoint[] {
  const seen = known(fan.observed, fan.index).map(({ index, value }) => ({
    x: index,
    y: value,
    tip: [`${generationName(index)}: ${quantity(value, "ratio", [HELD])} measured`],
  }));
  return [...seen, ...fan.stratum.generations.map((step) => ({ x: step.index, y: step.value, tip: tipOf(step) }))];
}

/**
 * What was measured of a stratum, then the fan of what is foretold (50, 80, 95%), today's share as a dotted outline, and
 * dashed what comes if decoding goes on removing the tail. O(generations).
 */
export function fanPlot(fan: FanOf): Plot {
  const { stratum, index } = fan;
  const first = known(fan.observed, index)[0]?.index ?? index;
  const axis = {
    from: first,
    to: stratum.generations.at(-1)?.index ?? index,
    width: FAN_WIDTH,
    left: 44,
    right: LABEL_ROOM,
  };
  const x = generationScale(axis);
  const domain = domainOf(fan);
  const y = linear(domain, [HEIGHT - BOTTOM, TOP]);
  return {
    width: FAN_WIDTH,
    height: HEIGHT,
    title: `${sentenceCase(stratumForecast(stratum))}.`,
    description: `Retention of ${stratumName(stratum.stratum)} beside people: ${quantity(stratum.now.value, "ratio")} now. The shaded fan holds 50, 80 and 95% of what may come.`,
    marks: [...frame(axis, x, y), ...foretold(fan, x, y, lines(axis, y)), ...past(fan, x, y)],
    live: {
      margins: { top: TOP, bottom: BOTTOM, left: axis.left, right: axis.right },
      xDomain: [axis.from - 0.5, axis.to + 0.5],
      yDomain: domain,
      scale: "linear",
      points: livePoints(fan),
    },
  };
}
