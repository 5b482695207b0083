import { IMPACT_WORDS, LIKELIHOOD_WORDS } from "../../risk.ts";
import { plural } from "../format.ts";
import { likelihoodWords, ordinalRange } from "../register.ts";
import type { RegisterRisk } from "../views/register.ts";
import { box, type Mark, type Plot } from "./marks.ts";

const CELL = 56;
const LEFT = 108;
const BOTTOM = 40;
const TOP = 8;

/** Column of an impact not set yet: beside the matrix, so that it is seen and not taken for an answer. */
const NOT_SET = 5;

/**
 * The 5×5 of likelihood and impact: each risk a bar over its range of likelihood, unknown hatched over the whole column.
 * Given the register's risks. Returns marks; risks of one impact stand side by side, at most six, the rest counted.
 */
export function riskMatrix(risks: readonly RegisterRisk[]): Plot {
  const marks: Mark[] = [...grid()];
  for (let impact = 0; impact <= NOT_SET; impact++) {
    const own = risks.filter((risk) => (risk.impact ?? NOT_SET + 1) - 1 === impact);
    marks.push(...own.slice(0, 6).flatMap((risk, at) => bar(risk, impact, at, Math.min(6, own.length))));
    if (own.length > 6) marks.push(label(x(impact) + widthOf(impact) / 2, TOP + 10, `+${own.length - 6}`, "middle"));
  }
  return {
    width: LEFT + CELL * 7 + 24,
    height: TOP + CELL * 5 + BOTTOM,
    title: `${plural(risks.length, "risk")} by likelihood and impact`,
    description: risks.map(sentence).join(" ") || "No risk is registered.",
    marks,
  };
}

function sentence(risk: RegisterRisk): string {
  const impact = risk.impact === null ? "impact not set" : `impact ${risk.impact}`;
  return `${risk.ref}: likelihood ${ordinalRange(risk.likelihoodLow, risk.likelihoodHigh)}, ${impact}.`;
}

/** The column of an impact not set holds every risk at first: twice as wide. */
function widthOf(impact: number): number {
  return impact === NOT_SET ? 2 * CELL : CELL;
}

function x(impact: number): number {
  return impact === NOT_SET ? LEFT : LEFT + 2 * CELL + 16 + impact * CELL;
}

/** Top of the cell of a likelihood 1-5; 5 is highest. */
function y(likelihood: number): number {
  return TOP + (5 - likelihood) * CELL;
}

function label(at: number, height: number, text: string, anchor: "start" | "middle" | "end"): Mark {
  return { kind: "text", x: at, y: height, text, anchor, tone: "muted", size: 11 };
}

function grid(): Mark[] {
  const marks: Mark[] = [];
  for (let impact = 0; impact <= NOT_SET; impact++) {
    for (let likelihood = 1; likelihood <= 5; likelihood++) {
      marks.push({ kind: "path", d: box(x(impact), y(likelihood), widthOf(impact), CELL), stroke: "rule", width: 1 });
    }
    marks.push(
      label(x(impact) + widthOf(impact) / 2, TOP + CELL * 5 + 16, IMPACT_WORDS[impact] ?? "not set", "middle"),
    );
  }
  marks.push(...LIKELIHOOD_WORDS.map((word, at) => label(LEFT - 8, y(at + 1) + CELL / 2 + 4, word, "end")));
  marks.push(label(x(2) + CELL / 2, TOP + CELL * 5 + 34, "impact, set by a person", "middle"));
  return marks;
}

function bar(risk: RegisterRisk, impact: number, at: number, of: number): Mark[] {
  const step = widthOf(impact) / (of + 1);
  const middle = x(impact) + step * (at + 1);
  const top = y(risk.likelihoodHigh) + 8;
  const height = y(risk.likelihoodLow) + CELL - 8 - top;
  const title = `${risk.ref}, ${risk.lineage}: ${likelihoodWords(risk.likelihoodLow, risk.likelihoodHigh)}`;
  const d = box(middle - 3, top, 6, height);
  if (risk.state === "unknown") return [{ kind: "path", d, fill: "hatch", title }];
  return [
    { kind: "path", d, fill: "ink", opacity: 0.2, title },
    { kind: "status", x: middle, y: top + height / 2, r: 5, verdict: risk.state, title },
  ];
}
