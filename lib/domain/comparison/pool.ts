import type { Side } from "../side.ts";
import { histogram } from "../stats/histogram.ts";
import { drawFirst, type Random } from "../stats/random.ts";

/**
 * Control and generation thrown together, sample by sample, ready to be redrawn.
 * Samples 0 … nControl-1 are the control's. Events are event-major: samples of event e are
 * sample[start[e]] … sample[start[e+1]-1]. Cells are sample-major tokens by drift cell.
 */
export interface Pool {
  n: number;
  nControl: number;
  exposure: Float64Array;
  /** Token count as length class, and the length each class stands for. */
  lengthClass: Uint32Array;
  lengths: number[];
  eventStart: Uint32Array;
  eventSample: Uint32Array;
  eventStratum: Uint8Array;
  strata: number;
  contentStart: Uint32Array;
  contentSample: Uint32Array;
  cellStart: Uint32Array;
  cell: Uint8Array;
  cellTokens: Uint16Array;
  cells: number;
  stratumSizes: readonly number[];
}

/** Which parts of a side a statistic looks at; the rest is not rebuilt at each draw. */
export interface Wants {
  presence: boolean;
  contents: boolean;
  cells: boolean;
  lengths: boolean;
}

/**
 * Draws labellings of a pool without replacement and hands each to `visit` as two sides (control, generation).
 * The first visit is the observed labelling, so draws + 1 visits. Unwanted parts of a side are empty.
 * O(draws × incidences).
 */
export function permute(
  pool: Pool,
  wants: Wants,
  draws: number,
  source: Random,
  visit: (control: Side, generation: Side, draw: number) => void,
): void {
  const isControl = new Uint8Array(pool.n).fill(1, 0, pool.nControl);
  const relabel = redrawer(pool, wants);
  for (let draw = 0; draw <= draws; draw++) {
    if (draw > 0) drawFirst(isControl, pool.n - 1, source);
    const [control, generation] = relabel(isControl);
    visit(control, generation, draw);
  }
}

function redrawer(pool: Pool, wants: Wants) {
  const presence = wants.presence
    ? frequencyDraw(pool.eventStart, pool.eventSample, pool.eventStratum, pool.strata)
    : null;
  const contents = wants.contents
    ? frequencyDraw(pool.contentStart, pool.contentSample, new Uint8Array(pool.contentStart.length - 1), 1)
    : null;
  return (isControl: Uint8Array): [Side, Side] => {
    let exposure = 0;
    let total = 0;
    for (let i = 0; i < pool.n; i++) {
      const tokens = pool.exposure[i] ?? 0;
      total += tokens;
      if (isControl[i]) exposure += tokens;
    }
    const seen = presence?.(isControl);
    const copied = contents?.(isControl);
    const cells = wants.cells ? cellDraw(pool, isControl) : null;
    const lengths = wants.lengths ? lengthDraw(pool, isControl) : null;
    const side = (which: 0 | 1): Side => ({
      n: which === 0 ? pool.nControl : pool.n - pool.nControl,
      exposure: which === 0 ? exposure : total - exposure,
      m: 0,
      coverage: 0,
      presence: seen?.[which] ?? [],
      tokens: [],
      cells: cells?.[which] ?? new Float64Array(0),
      contents: copied?.[which][0] ?? { count: [], times: [] },
      lengths: lengths?.[which] ?? { count: [], times: [] },
      stratumSizes: pool.stratumSizes,
    });
    return [side(0), side(1)];
  };
}

/** Counts each event on both sides and collapses to frequencies of frequencies, by class. */
function frequencyDraw(start: Uint32Array, sample: Uint32Array, classOf: Uint8Array, classes: number) {
  const largest = new Uint32Array(classes);
  for (let e = 0; e + 1 < start.length; e++) {
    const c = classOf[e] ?? 0;
    largest[c] = Math.max(largest[c] ?? 0, (start[e + 1] ?? 0) - (start[e] ?? 0));
  }
  const grid = () => Array.from(largest, (most) => new Uint32Array(most + 1));
  const controlGrid = grid();
  const generationGrid = grid();
  return (isControl: Uint8Array) => {
    for (const row of controlGrid) row.fill(0);
    for (const row of generationGrid) row.fill(0);
    for (let e = 0; e + 1 < start.length; e++) {
      const from = start[e] ?? 0;
      const to = start[e + 1] ?? 0;
      let x = 0;
      for (let k = from; k < to; k++) x += isControl[sample[k] as number] as number;
      const c = classOf[e] as number;
      const control = controlGrid[c] as Uint32Array;
      const generation = generationGrid[c] as Uint32Array;
      control[x] = (control[x] as number) + 1;
      const rest = to - from - x;
      generation[rest] = (generation[rest] as number) + 1;
    }
    return [controlGrid.map(histogram), generationGrid.map(histogram)] as const;
  };
}

function cellDraw(pool: Pool, isControl: Uint8Array): [Float64Array, Float64Array] {
  const sides: [Float64Array, Float64Array] = [new Float64Array(pool.cells), new Float64Array(pool.cells)];
  for (let i = 0; i < pool.n; i++) {
    const side = isControl[i] ? sides[0] : sides[1];
    for (let k = pool.cellStart[i] ?? 0; k < (pool.cellStart[i + 1] ?? 0); k++) {
      const c = pool.cell[k] as number;
      side[c] = (side[c] as number) + (pool.cellTokens[k] as number);
    }
  }
  return sides;
}

function lengthDraw(pool: Pool, isControl: Uint8Array) {
  const times = [new Uint32Array(pool.lengths.length), new Uint32Array(pool.lengths.length)] as const;
  for (let i = 0; i < pool.n; i++) {
    const row = isControl[i] ? times[0] : times[1];
    const at = pool.lengthClass[i] as number;
    row[at] = (row[at] as number) + 1;
  }
  return [
    { count: pool.lengths, times: times[0] },
    { count: pool.lengths, times: times[1] },
  ] as const;
}
