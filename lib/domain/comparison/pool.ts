import type { Side } from "../side.ts";
import { type Histogram, histogram } from "../stats/histogram.ts";
import type { Random } from "../stats/random.ts";
import { BATCH, type BatchGrid, batchCounter } from "./batch-counts.ts";
import { type Labelled, labeller } from "./labelling.ts";

/**
 * Control and generation thrown together, sample by sample, ready to be redrawn.
 * Samples 0 … nControl-1 are the control's. Events are event-major: samples of event e are
 * sample[start[e]] … sample[start[e+1]-1]. Cells are sample-major tokens by drift cell.
 */
export interface Pool extends Labelled {
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
  /** Near copies: samples by class, as contents are. */
  nearStart: Uint32Array;
  nearSample: Uint32Array;
  cellStart: Uint32Array;
  cell: Uint16Array;
  cellTokens: Uint16Array;
  cells: number;
  stratumSizes: readonly number[];
}

/** Which parts of a side a statistic looks at; the rest is not rebuilt at each draw. */
export interface Wants {
  presence: boolean;
  contents: boolean;
  nearCopies: boolean;
  cells: boolean;
  lengths: boolean;
}

/**
 * Draws labellings of a pool without replacement and hands each to `visit` as two sides (control, generation).
 * The first visit is the observed labelling, so draws + 1 visits. Unwanted parts of a side are empty. Whole units are
 * drawn, so with groups the sides' sizes vary.
 * O(draws × samples + draws / 32 × incidences).
 */
export function permute(
  pool: Pool,
  wants: Wants,
  draws: number,
  source: Random,
  visit: (control: Side, generation: Side) => void,
): void {
  const isControl = new Uint8Array(pool.n).fill(1, 0, pool.nControl);
  const relabel = labeller(pool, isControl, source);
  const controls = new Uint32Array(BATCH).fill(pool.nControl);
  const labels = new Int32Array(pool.n);
  const sidesOf = redrawer(pool, wants);
  for (let first = 0; first <= draws; first += BATCH) {
    const last = Math.min(draws, first + BATCH - 1);
    labels.fill(0);
    for (let draw = first; draw <= last; draw++) {
      const d = draw - first;
      if (draw > 0) controls[d] = relabel();
      for (let i = 0; i < pool.n; i++) labels[i] = (labels[i] as number) | ((isControl[i] as number) << d);
    }
    const sides = sidesOf(labels);
    for (let draw = first; draw <= last; draw++) visit(...sides(draw - first, controls[draw - first] ?? 0));
  }
}

const NONE: Histogram = { count: [], times: [] };

/** Rebuilds the wanted parts of both sides for 32 labellings, and hands them out one labelling at a time. */
function redrawer(pool: Pool, wants: Wants) {
  const presence = wants.presence
    ? batchCounter(pool.eventStart, pool.eventSample, pool.eventStratum, pool.strata)
    : null;
  const classes = (start: Uint32Array, sample: Uint32Array) =>
    batchCounter(start, sample, new Uint8Array(start.length - 1), 1);
  const contents = wants.contents ? classes(pool.contentStart, pool.contentSample) : null;
  const nearCopies = wants.nearCopies ? classes(pool.nearStart, pool.nearSample) : null;
  return (labels: Int32Array) => {
    const seen = presence?.(labels);
    const copied = contents?.(labels)[0];
    const near = nearCopies?.(labels)[0];
    return (d: number, nControl: number): [Side, Side] => {
      const exposures = exposureDraw(pool, labels, d);
      const cells = wants.cells ? cellDraw(pool, labels, d) : null;
      const lengths = wants.lengths ? lengthDraw(pool, labels, d) : null;
      const side = (which: 0 | 1): Side => ({
        n: which === 0 ? nControl : pool.n - nControl,
        exposure: exposures[which],
        m: 0,
        coverage: 0,
        presence: seen?.map((grid) => histogramAt(grid, d, which)) ?? [],
        tokens: [],
        cells: cells?.[which] ?? new Float64Array(0),
        contents: copied ? histogramAt(copied, d, which) : NONE,
        nearCopies: {
          classes: near ? histogramAt(near, d, which) : NONE,
          n: which === 0 ? nControl : pool.n - nControl,
          m: 0,
        },
        lengths: lengths?.[which] ?? NONE,
        grams: [],
        stratumSizes: pool.stratumSizes,
      });
      return [side(0), side(1)];
    };
  };
}

function histogramAt(grid: BatchGrid, d: number, which: 0 | 1) {
  const cells = which === 0 ? grid.control : grid.generation;
  return histogram(cells.subarray(d * grid.width, (d + 1) * grid.width));
}

function exposureDraw(pool: Pool, labels: Int32Array, d: number): [number, number] {
  let control = 0;
  let total = 0;
  for (let i = 0; i < pool.n; i++) {
    const tokens = pool.exposure[i] as number;
    total += tokens;
    control += tokens * (((labels[i] as number) >>> d) & 1);
  }
  return [control, total - control];
}

function cellDraw(pool: Pool, labels: Int32Array, d: number): [Float64Array, Float64Array] {
  const sides: [Float64Array, Float64Array] = [new Float64Array(pool.cells), new Float64Array(pool.cells)];
  for (let i = 0; i < pool.n; i++) {
    const side = ((labels[i] as number) >>> d) & 1 ? sides[0] : sides[1];
    for (let k = pool.cellStart[i] as number; k < (pool.cellStart[i + 1] as number); k++) {
      const c = pool.cell[k] as number;
      side[c] = (side[c] as number) + (pool.cellTokens[k] as number);
    }
  }
  return sides;
}

function lengthDraw(pool: Pool, labels: Int32Array, d: number) {
  const times = [new Uint32Array(pool.lengths.length), new Uint32Array(pool.lengths.length)] as const;
  for (let i = 0; i < pool.n; i++) {
    const row = ((labels[i] as number) >>> d) & 1 ? times[0] : times[1];
    const at = pool.lengthClass[i] as number;
    row[at] = (row[at] as number) + 1;
  }
  return [
    { count: pool.lengths, times: times[0] },
    { count: pool.lengths, times: times[1] },
  ] as const;
}
