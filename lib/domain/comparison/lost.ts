import { type Estimate, estimate, unknown } from "../estimate.ts";
import type { Asked } from "../metrics/define.ts";
import { chiSquareQuantile } from "../stats/gamma.ts";
import { type Random, random } from "../stats/random.ts";
import type { Incidence } from "../summary/incidence.ts";
import { jointUnits } from "../summary/units.ts";
import type { Comparison } from "./comparison.ts";

/** Samples of both sides that make an event regular. */
const REGULAR = 10;
/** Redraws for what chance loses: they set a mean, no p. */
const DRAWS = 199;

/** Samples of both sides, which of them hold each regular event, and what is drawn together. */
interface Regular {
  exposure: Float64Array;
  unit: Uint32Array;
  units: number;
  /** Samples of event e: sample[start[e]] … sample[start[e+1]-1]. */
  start: Uint32Array;
  sample: Uint32Array;
  humans: number;
}

/**
 * Regular events that the generation never shows, beyond what chance loses when whole units are redrawn to the same
 * amount of text. Interval: the count as an overdispersed Poisson one, dispersion from the redraws.
 * Unknown when a side is too small or nothing is regular. O(draws × events).
 */
export function lostEvents({ reference, generation }: Comparison, { minSamples, seed }: Asked): { estimate: Estimate } {
  const n = generation.samples;
  const sides = [reference.whole.incidence, generation.incidence] as const;
  if (sides.some(({ key }) => key.length < minSamples)) return { estimate: unknown("too-few-samples", n) };
  const regular = regularOf(sides);
  if (regular.start.length < 2) return { estimate: unknown("too-few-events", n) };
  const observed = Uint8Array.from(regular.exposure, (_, i) => (i < regular.humans ? 0 : 1));
  const lost = lostIn(regular, observed);
  const drawn = redrawn(regular, random(seed));
  const mean = drawn.reduce((sum, each) => sum + each, 0) / DRAWS;
  const variance = drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (DRAWS - 1);
  const dispersion = mean > 0 ? Math.max(1, variance / mean) : 1;
  const [low, high] = poissonInterval(lost / dispersion);
  return {
    estimate: estimate({
      value: lost - mean,
      low: low * dispersion - mean,
      high: high * dispersion - mean,
      n,
      control: { value: 0, n: reference.whole.samples },
    }),
  };
}

/** Exact 95% interval of a Poisson mean, for a count that need not be whole (Garwood 1936). */
const poissonInterval = (count: number): [number, number] => [
  count > 0 ? chiSquareQuantile(0.975, 2 * count) / 2 : 0,
  chiSquareQuantile(0.025, 2 * count + 2) / 2,
];

/** Events by what they are called on both sides, those that are regular, event-major. O(incidences). */
function regularOf(sides: readonly [Incidence, Incidence]): Regular {
  const idOf = idsOf(sides);
  const held = new Uint32Array(idOf.events);
  each(sides, idOf, (id) => {
    held[id] = (held[id] as number) + 1;
  });
  const place = new Int32Array(idOf.events).fill(-1);
  const start = [0];
  held.forEach((samples, id) => {
    if (samples < REGULAR) return;
    place[id] = start.length - 1;
    start.push((start.at(-1) ?? 0) + samples);
  });
  const next = Uint32Array.from(start);
  const sample = new Uint32Array(start.at(-1) ?? 0);
  each(sides, idOf, (id, i) => {
    const e = place[id] as number;
    if (e < 0) return;
    const at = next[e] as number;
    sample[at] = i;
    next[e] = at + 1;
  });
  const n = sides[0].key.length + sides[1].key.length;
  const unit = jointUnits(sides) ?? Uint32Array.from({ length: n }, (_, i) => i);
  return {
    exposure: Float64Array.from(sides.flatMap(({ exposure }) => Array.from(exposure))),
    unit,
    units: (unit.at(-1) ?? -1) + 1,
    start: Uint32Array.from(start),
    sample,
    humans: sides[0].key.length,
  };
}

/** One number an event, the same on both sides. */
function idsOf(sides: readonly [Incidence, Incidence]) {
  const ids = new Map(sides[0].names.map((name, i) => [name, i]));
  const second = Uint32Array.from(sides[1].names, (name) => {
    const known = ids.get(name) ?? ids.size;
    ids.set(name, known);
    return known;
  });
  return { first: Uint32Array.from(sides[0].names.keys()), second, events: ids.size };
}

/** Visits each event of each sample, the human samples first. */
function each(
  [human, model]: readonly [Incidence, Incidence],
  { first, second }: ReturnType<typeof idsOf>,
  visit: (id: number, sample: number) => void,
): void {
  let offset = 0;
  for (const [side, ids] of [
    [human, first],
    [model, second],
  ] as const) {
    for (let i = 0; i < side.key.length; i++) {
      for (let k = side.start[i] as number; k < (side.start[i + 1] as number); k++) {
        visit(ids[side.word[k] as number] as number, offset + i);
      }
    }
    offset += side.key.length;
  }
}

/** Regular events that no sample labelled 1 holds. Most are met at once, so that few samples are looked at. */
function lostIn({ start, sample }: Regular, isGeneration: Uint8Array): number {
  let lost = 0;
  for (let e = 0; e + 1 < start.length; e++) {
    // From the end: the generation's own samples stand there.
    let at = (start[e + 1] as number) - 1;
    while (at >= (start[e] as number) && isGeneration[sample[at] as number] === 0) at--;
    if (at < (start[e] as number)) lost++;
  }
  return lost;
}

/** Losses when units are dealt to the generation in random order until it has as much text as it had. */
function redrawn(regular: Regular, source: Random): number[] {
  const { exposure, unit, units, humans } = regular;
  const ofUnit = new Float64Array(units);
  let wanted = 0;
  exposure.forEach((tokens, i) => {
    const u = unit[i] ?? 0;
    ofUnit[u] = (ofUnit[u] ?? 0) + tokens;
    if (i >= humans) wanted += tokens;
  });
  const order = Uint32Array.from({ length: units }, (_, u) => u);
  const isGeneration = new Uint8Array(unit.length);
  return Array.from({ length: DRAWS }, () => {
    const isDrawn = new Uint8Array(units);
    let given = 0;
    for (let i = 0; i < units && given < wanted; i++) {
      const j = i + source.below(units - i);
      const u = order[j] as number;
      order[j] = order[i] as number;
      order[i] = u;
      if (given + (ofUnit[u] as number) / 2 > wanted) continue;
      isDrawn[u] = 1;
      given += ofUnit[u] as number;
    }
    for (let i = 0; i < unit.length; i++) isGeneration[i] = isDrawn[unit[i] as number] as number;
    return lostIn(regular, isGeneration);
  });
}
