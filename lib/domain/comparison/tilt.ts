import { type Catalogue, CELLS } from "../catalogue.ts";
import { jensenShannon } from "../stats/divergence.ts";
import type { Contrast } from "./comparison.ts";

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
 * Fits a power of human word frequency to the generation's cells. Raising frequencies to β = 1/T is what a lower
 * temperature T does, whatever the subject; a narrower subject moves single words and leaves β near 1.
 * Given the contrast, the catalogue (types per cell) and the drift's mean under no change. Null without drift to explain.
 * Source: own measurement on State of the Union sentences (DECISIONS.md, "What tells sharpening from a narrower subject").
 */
export function tiltOf({ control, generation }: Contrast, catalogue: Catalogue, nullMean: number): Tilt | null {
  const human = control.whole.cells;
  const model = generation.whole.cells;
  const drift = jensenShannon(human, model) - nullMean;
  if (!(drift > 0)) return null;
  const types = typesPerCell(catalogue);
  let best = { exponent: 1, left: drift };
  for (let exponent = LEAST; exponent <= MOST; exponent += STEP) {
    const left = jensenShannon(tilted(human, types, exponent), model) - nullMean;
    if (left < best.left) best = { exponent, left };
  }
  return { exponent: Number(best.exponent.toFixed(2)), share: Math.min(1, 1 - best.left / drift) };
}

/** Types that share a cell; what the catalogue lacks has no known number of types and keeps its mass as one. */
function typesPerCell(catalogue: Catalogue): Float64Array {
  const types = new Float64Array(CELLS);
  for (const cell of catalogue.cell) types[cell] = (types[cell] ?? 0) + 1;
  types[CELLS - 1] = catalogue.stratumSizes[0] ?? 1;
  return types;
}

function tilted(cells: Float64Array, types: Float64Array, exponent: number): Float64Array {
  const total = cells.reduce((sum, tokens) => sum + tokens, 0);
  return cells.map((tokens, c) => {
    const each = Math.max(1, types[c] ?? 1);
    return tokens > 0 ? each * (tokens / each / total) ** exponent : 0;
  });
}
