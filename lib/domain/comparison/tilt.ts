import { type Catalogue, CELLS, OWN_CELLS } from "../catalogue.ts";
import type { JackknifedSide } from "../side.ts";
import { jensenShannon } from "../stats/divergence.ts";
import { jackknifeError } from "../stats/jackknife.ts";
import type { Contrast } from "./comparison.ts";

/** Commonest types that are fitted one by one: beyond them chance moves single types more than any temperature does. */
const FITTED = 200;
const LEAST = 0.5;
const MOST = 3;
const STEP = 0.01;

/** How far drift is a matter of frequency alone: what every sharpened decoding does, and no change of subject. */
export interface Tilt {
  /** β of the best fit p_generation ∝ p_human^β; above 1: the common grew at the cost of the rare. */
  exponent: number;
  /** Share of the drift that the fit explains, 0 … 1. */
  share: number;
}

/**
 * Fits a power of human word frequency to the generation's commonest types and strata. Raising frequencies to β = 1/T is
 * what a lower temperature T does, whatever the subject; a narrower subject moves single words and leaves β near 1.
 * Given the contrast and the catalogue (types per cell). Null without drift to explain.
 * Source: own measurement (DECISIONS.md, "What tells sharpening from a narrower subject").
 */
export function tiltOf({ control, generation }: Contrast, catalogue: Catalogue): Tilt | null {
  const cells = fittedCells(catalogue);
  const human = merged(control.whole.cells, cells.of);
  const model = merged(generation.whole.cells, cells.of);
  const raw = jensenShannon(human, model);
  const drift = raw - chance(control, generation, cells.of);
  if (!(drift > 0)) return null;
  let best = { exponent: 1, left: raw };
  for (let exponent = LEAST; exponent <= MOST; exponent += STEP) {
    const left = jensenShannon(tilted(human, cells.types, exponent), model);
    if (left < best.left) best = { exponent, left };
  }
  return { exponent: Number(best.exponent.toFixed(2)), share: Math.min(1, (raw - best.left) / drift) };
}

/** Drift cells joined to those that are fitted: the commonest types alone, the others by stratum; and types in each. */
function fittedCells({ cell, stratum, stratumSizes }: Catalogue): { of: Uint16Array; types: Float64Array } {
  const of = Uint16Array.from({ length: CELLS }, (_, c) => (c < OWN_CELLS ? c : FITTED + c - OWN_CELLS));
  const types = new Float64Array(FITTED + CELLS - OWN_CELLS);
  cell.forEach((c, i) => {
    if (c >= FITTED) of[c] = FITTED + (stratum[i] ?? 0);
    const joined = of[c] ?? 0;
    types[joined] = (types[joined] ?? 0) + 1;
  });
  // What the catalogue lacks has no known number of types and keeps its mass as that of its singletons.
  types[types.length - 1] = stratumSizes[0] ?? 1;
  return { of, types };
}

function merged(cells: Float64Array, of: Uint16Array): Float64Array {
  const joined = new Float64Array(FITTED + CELLS - OWN_CELLS);
  cells.forEach((tokens, c) => {
    const to = of[c] ?? 0;
    joined[to] = (joined[to] ?? 0) + tokens;
  });
  return joined;
}

/** What chance alone adds to the divergence: Σ (var p + var q) / (8·m), variances by the jackknife (Lin 1991, second order). */
function chance(control: JackknifedSide, generation: JackknifedSide, of: Uint16Array): number {
  const shares = (side: Float64Array) => {
    const total = side.reduce((sum, tokens) => sum + tokens, 0);
    return side.map((tokens) => tokens / total);
  };
  const sides = [control, generation].map(({ whole, without }) => ({
    whole: shares(merged(whole.cells, of)),
    without: without.map((each) => shares(merged(each.cells, of))),
  }));
  const [human, model] = sides;
  if (!human || !model) return 0;
  return human.whole.reduce((sum, p, c) => {
    const middle = (p + (model.whole[c] ?? 0)) / 2;
    const error = jackknifeError(sides.map(({ without }) => without.map((each) => each[c] ?? 0)));
    return middle > 0 ? sum + (error * error) / (8 * middle) : sum;
  }, 0);
}

function tilted(cells: Float64Array, types: Float64Array, exponent: number): Float64Array {
  const total = cells.reduce((sum, tokens) => sum + tokens, 0);
  return cells.map((tokens, c) => {
    const each = Math.max(1, types[c] ?? 1);
    return tokens > 0 ? each * (tokens / each / total) ** exponent : 0;
  });
}
