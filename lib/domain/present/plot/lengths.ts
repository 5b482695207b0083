import type { WordingDetail } from "../../judgement.ts";
import { count, generationName, percent } from "../format.ts";
import { lengthFinding } from "../wording.ts";
import { area, box, type Mark, type Plot, polyline } from "./marks.ts";
import { linear, type Scale, ticks } from "./scale.ts";

const WIDTH = 352;
const HEIGHT = 148;
const LEFT = 34;
const RIGHT = WIDTH - 10;
const TOP = 22;
const FLOOR = HEIGHT - 24;

/** Share of samples by length: people as a thick line over a pale area, the generation as thin bars. O(bins). */
export function lengthPlot(detail: WordingDetail, index: number): Plot {
  const { width, human, generation, quantiles, humanQuantiles } = detail.lengths;
  const most = Math.max(0.01, ...human, ...generation);
  const x = linear([0, human.length], [LEFT, RIGHT]);
  const y = linear([0, most * 1.08], [FLOOR, TOP]);
  const people = stairs(human, x, y);
  const floor = [[x.at(0), y.at(0)] as const, [x.at(human.length), y.at(0)] as const];
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${lengthFinding(detail, index)}.`,
    description: `Nine of ten samples have ${count(quantiles[0] ?? 0)} to ${count(quantiles[4] ?? 0)} words; of people's ${count(humanQuantiles[0] ?? 0)} to ${count(humanQuantiles[4] ?? 0)}.`,
    marks: [
      ...grid(x, y, most, width * human.length, width),
      { kind: "path", d: area(people, floor), fill: "band" },
      { kind: "path", d: bars(generation, x, y), fill: "muted" },
      { kind: "path", d: polyline(people), stroke: "ink", width: 2 },
      { kind: "text", x: RIGHT, y: 12, text: "line: human", anchor: "end", weight: 500 },
      { kind: "text", x: RIGHT - 78, y: 12, text: `bars: ${generationName(index)}`, anchor: "end", tone: "muted" },
    ],
  };
}

const stairs = (shares: readonly number[], x: Scale, y: Scale) =>
  shares.flatMap((share, i) => [[x.at(i), y.at(share)] as const, [x.at(i + 1), y.at(share)] as const]);

function bars(shares: readonly number[], x: Scale, y: Scale): string {
  const step = x.at(1) - x.at(0);
  const drawn = shares.map((share, i) =>
    share === 0 ? "" : box(x.at(i) + step * 0.3, y.at(share), step * 0.4, y.at(0) - y.at(share)),
  );
  return drawn.join("");
}

function grid(x: Scale, y: Scale, most: number, longest: number, width: number): Mark[] {
  const levels = ticks(0, most, 2).flatMap((tick): Mark[] => [
    { kind: "path", d: `M${LEFT} ${Math.round(y.at(tick)) + 0.5}H${RIGHT}`, stroke: "rule", width: 1 },
    { kind: "text", x: LEFT - 6, y: y.at(tick) + 3.5, text: percent(tick), anchor: "end", tone: "muted" },
  ]);
  const lengths = ticks(0, longest, 5).map((tick): Mark => {
    const text = tick === 0 ? "0 words" : count(tick);
    return {
      kind: "text",
      x: x.at(tick / width),
      y: HEIGHT - 8,
      text,
      anchor: tick === 0 ? "start" : "middle",
      tone: "muted",
    };
  });
  return [...levels, ...lengths];
}
