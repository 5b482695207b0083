import type { TailDetail } from "../../judgement.ts";
import { count, generationName, percent, plural } from "../format.ts";
import { area, type Mark, type Plot, polyline } from "./marks.ts";
import { log, type Scale } from "./scale.ts";

const WIDTH = 720;
const HEIGHT = 320;
const MARGINS = { top: 14, right: 112, bottom: 40, left: 64 };

type RankFrequency = TailDetail["rankFrequency"];

function decades(low: number, high: number): number[] {
  const found: number[] = [];
  for (let power = Math.ceil(Math.log10(low) - 1e-9); power <= Math.floor(Math.log10(high) + 1e-9); power++) {
    found.push(10 ** power);
  }
  return found;
}

function scales(data: RankFrequency): { x: Scale; y: Scale } {
  const ranks = [...data.human, ...data.generation].map((point) => point.rank);
  const shares = [...data.human.flatMap((p) => [p.share, p.low, p.high]), ...data.generation.map((p) => p.share)];
  const positive = shares.filter((share) => share > 0);
  const x = log([1, Math.max(10, ...ranks)], [MARGINS.left, WIDTH - MARGINS.right]);
  const least = positive.length === 0 ? 1e-4 : Math.min(...positive);
  const greatest = positive.length === 0 ? 1 : Math.max(...positive);
  return { x, y: log([least * 0.8, greatest * 1.25], [HEIGHT - MARGINS.bottom, MARGINS.top]) };
}

function frame(x: Scale, y: Scale): Mark[] {
  const marks: Mark[] = [];
  for (const share of decades(y.domain[0], y.domain[1])) {
    const height = Math.round(y.at(share)) + 0.5;
    marks.push({ kind: "path", d: `M${MARGINS.left} ${height}H${WIDTH - MARGINS.right}`, stroke: "rule", width: 1 });
    marks.push({
      kind: "text",
      x: MARGINS.left - 8,
      y: height + 3,
      text: percent(share),
      anchor: "end",
      tone: "muted",
    });
  }
  for (const rank of decades(1, x.domain[1])) {
    const text = count(rank);
    marks.push({ kind: "text", x: x.at(rank), y: HEIGHT - 22, text, anchor: "middle", tone: "muted" });
  }
  marks.push({
    kind: "text",
    x: MARGINS.left,
    y: HEIGHT - 5,
    text: "rank by its own frequency, rarer →",
    tone: "muted",
  });
  marks.push({ kind: "text", x: MARGINS.left, y: 10, text: "share of samples that hold it", tone: "muted" });
  return marks;
}

/**
 * The generation's share at any rank: between two points straight on the logarithmic axes, 0 beyond its last rank.
 * Given its points by rank ascending.
 */
export function shareAt(points: RankFrequency["generation"], rank: number): number {
  const after = points.find((point) => point.rank >= rank);
  if (after === undefined) return 0;
  const before = points.findLast((point) => point.rank <= rank);
  if (before === undefined || before.rank === after.rank || before.share <= 0 || after.share <= 0) return after.share;
  const part = Math.log(rank / before.rank) / Math.log(after.rank / before.rank);
  return Math.exp(Math.log(before.share) + part * Math.log(after.share / before.share));
}

interface Under {
  x: number;
  top: number;
  bottom: number;
}

/** Runs of neighbouring ranks at which the generation lies under the human band, or has ended. */
function runsUnder(data: RankFrequency, x: Scale, y: Scale): Under[][] {
  const floor = y.at(y.domain[0]);
  const found: Under[][] = [];
  let isRunning = false;
  for (const { rank, share, low } of data.human) {
    const own = shareAt(data.generation, rank);
    const isUnder = share > 0 && (own <= 0 || own < low);
    if (isUnder) {
      // Beyond the last rank nothing is left: the loss reaches from the human line to the floor.
      const one = { x: x.at(rank), top: y.at(own > 0 ? low : share), bottom: own > 0 ? y.at(own) : floor };
      const run = found.at(-1);
      if (isRunning && run !== undefined) run.push(one);
      else found.push([one]);
    }
    isRunning = isUnder;
  }
  return found;
}

/** Where the generation runs under the human band, and everything beyond its last rank: one area a run. */
function lostRegion(data: RankFrequency, x: Scale, y: Scale): Mark[] {
  return runsUnder(data, x, y)
    .filter((run) => run.length > 1)
    .map((run): Mark => {
      const top = run.map((one) => [one.x, one.top] as const);
      const bottom = run.map((one) => [one.x, one.bottom] as const);
      return { kind: "path", d: area(top, bottom), fill: "lost" };
    });
}

function lines(data: RankFrequency, name: string, x: Scale, y: Scale): Mark[] {
  const human = data.human.filter((point) => point.share > 0);
  const generation = data.generation.filter((point) => point.share > 0);
  const band = human.filter((point) => point.low > 0);
  const top = band.map((point) => [x.at(point.rank), y.at(point.high)] as const);
  const bottom = band.map((point) => [x.at(point.rank), y.at(point.low)] as const);
  const marks: Mark[] = [
    { kind: "path", d: area(top, bottom), fill: "band" },
    { kind: "path", d: polyline(human.map((p) => [x.at(p.rank), y.at(p.share)] as const)), stroke: "ink", width: 2.25 },
    {
      kind: "path",
      d: polyline(generation.map((p) => [x.at(p.rank), y.at(p.share)] as const)),
      stroke: "ink",
      width: 1,
    },
  ];
  const humanEnd = human.at(-1);
  const generationEnd = generation.at(-1);
  if (humanEnd === undefined) return marks;
  const humanY = y.at(humanEnd.share);
  marks.push({ kind: "text", x: x.at(humanEnd.rank) + 6, y: humanY - 2, text: "human", weight: 500 });
  if (generationEnd === undefined) return marks;
  const own = { x: x.at(generationEnd.rank) + 6, y: Math.max(y.at(generationEnd.share) + 4, humanY + 12) };
  return [...marks, { kind: "text", ...own, text: name, tone: "muted" }];
}

/** Words of the lost region: "1,204 events the control shows and g4 does not". */
export function missingWords(missing: number, index: number): string {
  return `${plural(missing, "event")} the control shows and ${generationName(index)} does not`;
}

/**
 * Rank and frequency on logarithmic axes: human thick with its band, the generation thin, the lost region pale.
 * Given the binned ranks of a judged generation (up to 150 points each). Returns marks.
 */
export function rankFrequencyPlot(data: RankFrequency, index: number, title: string): Plot {
  const { x, y } = scales(data);
  return {
    width: WIDTH,
    height: HEIGHT,
    title,
    description: `${missingWords(data.missing, index)}.`,
    marks: [...lostRegion(data, x, y), ...frame(x, y), ...lines(data, generationName(index), x, y)],
    live: {
      margins: MARGINS,
      xDomain: x.domain,
      yDomain: y.domain,
      scale: "log",
      points: data.human.map((point) => {
        const own = shareAt(data.generation, point.rank);
        return {
          x: point.rank,
          y: point.share > 0 ? point.share : null,
          tip: [
            `rank ${count(point.rank)}`,
            `human ${percent(point.share)} (${percent(point.low)}-${percent(point.high)})`,
            `${generationName(index)} ${percent(own)}`,
          ],
        };
      }),
    },
  };
}
