import type { Reading } from "../../verify/verification.ts";
import { generationName, percent } from "../format.ts";
import { box, type Mark, type Plot, polyline } from "./marks.ts";
import { linear, type Scale, ticks } from "./scale.ts";

/** One stratum before and after an injection; `expected`: what the plan foretold, drawn before the result is known. */
export interface BeforeAfter {
  name: string;
  before: Reading | null;
  expected: { value: number; low: number; high: number } | null;
  after: Reading | null;
  target: number;
}

const WIDTH = 356;
const LEFT = 8;
const RIGHT = WIDTH - 12;
const TOP = 6;
const ROW = 74;
const FOOT = 26;

/** Before and after of every stratum on one axis, each with its interval, the expected interval behind. */
export function beforeAfterPlot(rows: readonly BeforeAfter[], title: string): Plot {
  const all = rows.flatMap(({ before, after, expected, target }) => [
    target,
    1,
    ...[before, after, expected].flatMap((each) => (each ? [each.low, each.high] : [])),
  ]);
  const [low, high] = [Math.max(0, Math.min(...all) - 0.04), Math.max(...all) + 0.04];
  const x = linear([low, high], [LEFT, RIGHT]);
  const floor = TOP + ROW * rows.length;
  return {
    width: WIDTH,
    height: floor + FOOT,
    title,
    description: rows.map(describedRow).join(" "),
    marks: [
      ...ticks(low, high, 4).flatMap((tick): Mark[] => [
        { kind: "path", d: `M${Math.round(x.at(tick)) + 0.5} ${TOP}V${floor}`, stroke: "rule", width: 1 },
        {
          kind: "text",
          x: Math.max(LEFT + 10, Math.min(RIGHT - 12, x.at(tick))),
          y: floor + 16,
          text: percent(tick),
          anchor: "middle",
          tone: "muted",
        },
      ]),
      ...rows.flatMap((row, at) => rowMarks(row, x, TOP + ROW * at)),
    ],
  };
}

function rowMarks({ name, before, expected, after, target }: BeforeAfter, x: Scale, top: number): Mark[] {
  const line = Math.round(x.at(target)) + 0.5;
  const band: Mark[] = expected
    ? [
        {
          kind: "path",
          d: box(x.at(expected.low), top + 22, x.at(expected.high) - x.at(expected.low), 42),
          fill: "band",
          title: `expected ${percent(expected.low)} to ${percent(expected.high)}`,
        },
      ]
    : [];
  return [
    ...band,
    {
      kind: "path",
      d: polyline([
        [line, top + 20],
        [line, top + 66],
      ]),
      stroke: "ink",
      width: 1,
      dash: "3 3",
    },
    { kind: "text", x: LEFT, y: top + 14, text: name, weight: 500 },
    ...(before ? reading(before, x, top + 34, false) : []),
    ...(after ? reading(after, x, top + 54, true) : []),
  ];
}

function reading({ index, value, low, high }: Reading, x: Scale, y: number, isFilled: boolean): Mark[] {
  const title = `${generationName(index)}: ${percent(value)} (${percent(low)} to ${percent(high)})`;
  const dot = `M${x.at(value) - 4.5} ${y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z`;
  const isRight = x.at(low) - 26 < LEFT;
  return [
    {
      kind: "path",
      d: polyline([
        [x.at(low), y],
        [x.at(high), y],
      ]),
      stroke: "ink",
      width: 1.5,
    },
    { kind: "path", d: dot, fill: isFilled ? "ink" : "bg", stroke: "ink", width: 1.6, title },
    {
      kind: "text",
      x: isRight ? x.at(high) + 6 : x.at(low) - 6,
      y: y + 4,
      text: generationName(index),
      anchor: isRight ? "start" : "end",
      tone: "muted",
    },
  ];
}

function describedRow({ name, before, expected, after, target }: BeforeAfter): string {
  const read = (one: Reading | null) =>
    one === null ? "not told" : `${percent(one.value)} (${percent(one.low)} to ${percent(one.high)})`;
  const foretold = expected === null ? "" : ` expected ${percent(expected.low)} to ${percent(expected.high)},`;
  return `${name}: before ${read(before)},${foretold} after ${read(after)}, line ${percent(target)}.`;
}
