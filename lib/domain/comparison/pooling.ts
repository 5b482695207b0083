import { type Catalogue, CELLS } from "../catalogue.ts";
import { OUTSIDE } from "../strata.ts";
import type { Incidence } from "../summary/incidence.ts";
import { jointUnits } from "../summary/units.ts";
import type { Pool } from "./pool.ts";

/**
 * Throws the incidences of control and generation together for permutation.
 * Given both (at most INCIDENCE_BOUND samples each), the catalogue and its index, and their classes of near copies where
 * those are drawn. O(incidences).
 */
export function poolOf(
  control: Incidence,
  generation: Incidence,
  catalogue: Catalogue,
  index: ReadonlyMap<string, number>,
  nearCopies: Uint32Array = new Uint32Array(0),
): Pool {
  const sides = [control, generation] as const;
  const n = control.key.length + generation.key.length;
  const events = eventIds(sides);
  const names = events.names;
  const place = names.map((name) => index.get(name) ?? -1);
  const cellOfEvent = Uint16Array.from(place, (i) => (i < 0 ? CELLS - 1 : (catalogue.cell[i] ?? CELLS - 1)));
  const lengths = Array.from(new Set(sides.flatMap((side) => Array.from(side.exposure)))).sort((a, b) => a - b);
  const classOf = new Map(lengths.map((length, i) => [length, i]));
  const exposure = Float64Array.from(sides.flatMap((side) => Array.from(side.exposure)));
  return {
    n,
    nControl: control.key.length,
    unit: jointUnits(sides),
    exposure,
    lengthClass: Uint32Array.from(exposure, (tokens) => classOf.get(tokens) ?? 0),
    lengths,
    ...eventMajor(sides, events.idOf, names.length),
    eventStratum: Uint8Array.from(place, (i) => (i < 0 ? OUTSIDE : (catalogue.stratum[i] ?? OUTSIDE))),
    strata: OUTSIDE + 1,
    ...contentMajor(sides),
    ...nearMajor(nearCopies),
    ...sampleCells(sides, events.idOf, cellOfEvent),
    cells: CELLS,
    stratumSizes: catalogue.stratumSizes,
  };
}

type Sides = readonly [Incidence, Incidence];

function eventIds(sides: Sides) {
  const ids = new Map<string, number>();
  const idOf = sides.map((side) =>
    Uint32Array.from(side.names, (name) => {
      const known = ids.get(name);
      if (known !== undefined) return known;
      ids.set(name, ids.size);
      return ids.size - 1;
    }),
  );
  return { names: Array.from(ids.keys()), idOf };
}

function eventMajor(sides: Sides, idOf: readonly Uint32Array[], events: number) {
  const start = new Uint32Array(events + 1);
  sides.forEach((side, s) => {
    for (const word of side.word) {
      const id = (idOf[s]?.[word] ?? 0) + 1;
      start[id] = (start[id] ?? 0) + 1;
    }
  });
  for (let e = 1; e <= events; e++) start[e] = (start[e] ?? 0) + (start[e - 1] ?? 0);
  const next = start.slice();
  const sample = new Uint32Array(start[events] ?? 0);
  let offset = 0;
  sides.forEach((side, s) => {
    for (let i = 0; i < side.key.length; i++) {
      for (let k = side.start[i] ?? 0; k < (side.start[i + 1] ?? 0); k++) {
        const id = idOf[s]?.[side.word[k] ?? 0] ?? 0;
        const slot = next[id] ?? 0;
        sample[slot] = offset + i;
        next[id] = slot + 1;
      }
    }
    offset += side.key.length;
  });
  return { eventStart: start, eventSample: sample };
}

function contentMajor(sides: Sides) {
  const { start, sample } = classMajor(sides.flatMap((side) => side.content));
  return { contentStart: start, contentSample: sample };
}

function nearMajor(classes: Uint32Array) {
  const { start, sample } = classMajor(Array.from(classes));
  return { nearStart: start, nearSample: sample };
}

/** Samples class after class, from the class of each. */
function classMajor<Class>(classes: readonly Class[]) {
  const held = new Map<Class, number[]>();
  classes.forEach((own, i) => {
    const list = held.get(own);
    if (list) list.push(i);
    else held.set(own, [i]);
  });
  const lists = Array.from(held.values());
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    start[i + 1] = (start[i] ?? 0) + list.length;
  });
  return { start, sample: Uint32Array.from(lists.flat()) };
}

function sampleCells(sides: Sides, idOf: readonly Uint32Array[], cellOfEvent: Uint16Array) {
  const cellStart = [0];
  const cell: number[] = [];
  const cellTokens: number[] = [];
  const tally = new Map<number, number>();
  sides.forEach((side, s) => {
    for (let i = 0; i < side.key.length; i++) {
      tally.clear();
      for (let k = side.start[i] ?? 0; k < (side.start[i + 1] ?? 0); k++) {
        const c = cellOfEvent[idOf[s]?.[side.word[k] ?? 0] ?? 0] ?? 0;
        tally.set(c, (tally.get(c) ?? 0) + (side.count[k] ?? 0));
      }
      for (const [c, tokens] of tally) {
        cell.push(c);
        cellTokens.push(tokens);
      }
      cellStart.push(cell.length);
    }
  });
  return {
    cellStart: Uint32Array.from(cellStart),
    cell: Uint16Array.from(cell),
    cellTokens: Uint16Array.from(cellTokens),
  };
}
