import { unknown } from "../estimate.ts";
import type { Metric } from "../metrics/define.ts";
import { METRICS } from "../metrics/registry.ts";
import { studentUpperTail } from "../stats/beta.ts";
import { holm } from "../stats/exact-counts.ts";
import { samplesOf } from "../summary/count-table.ts";
import type { Incidence } from "../summary/incidence.ts";
import { select } from "../summary/select.ts";
import { type Summary, summarise } from "../summary/summary.ts";
import { blockedByUnit } from "../summary/units.ts";
import { atCommonBudget, type Comparison, type Contrast } from "./comparison.ts";
import { contrastOf, type Measured } from "./contrast.ts";
import { rateRatios } from "./rates.ts";
import { sidesOf } from "./sides.ts";
import type { Tested } from "./tested.ts";

/** Samples a part needs on either side before its words are compared. */
const LEAST_SAMPLES = 100;
/** Parts that are compared, the commonest among people first: each costs as much as its samples. */
const MOST_PARTS = 60;
/** Values of a facet beyond which it is no division into parts (a time, an address). */
const MOST_VALUES = 200;
/** Chance at which a part that is shown would be called worse, for its least effect. */
const SHOWN_ALPHA = 0.05;

/**
 * Every part of the samples (one label, one value of a facet) against people of the same part: how often it occurs, and,
 * where both sides have enough of it, its words. That the worst one was searched for is paid by Holm over all of them.
 * Over the samples that are kept whole. Shown, not judged. O(samples of all parts together).
 */
export function measureParts(comparison: Comparison): Tested[] {
  const parts = partsOf(comparison);
  if (parts.length === 0) return [];
  return [...ratesOf(comparison, parts), ...wordsOf(comparison, parts)];
}

/**
 * Parts that people show, the commonest first; facets of too many values divide nothing, and one that no sample of the
 * generation states was not sent, which is no loss.
 */
function partsOf({ reference, generation }: Comparison): { part: string; samples: number }[] {
  const { slices } = reference.whole;
  const stated = new Set(generation.slices.names.map(fieldOf));
  const values = new Map<string, number>();
  for (const name of slices.names) values.set(fieldOf(name), (values.get(fieldOf(name)) ?? 0) + 1);
  return slices.names
    .map((part, i) => ({ part, samples: samplesOf(slices, i) }))
    .filter(({ part }) => part.startsWith("label:") || stated.has(fieldOf(part)))
    .filter(({ part }) => part.startsWith("label:") || (values.get(fieldOf(part)) ?? 0) <= MOST_VALUES)
    .sort((a, b) => b.samples - a.samples || (a.part < b.part ? -1 : 1));
}

const fieldOf = (part: string) => part.slice(0, part.indexOf("="));

/** How often each facet's value occurs; labels are tested as events already. */
function ratesOf({ reference, generation }: Comparison, parts: readonly { part: string; samples: number }[]): Tested[] {
  const facets = parts.filter(({ part }) => part.startsWith("facet:"));
  const place = new Map(generation.slices.names.map((name, i) => [name, i]));
  const held = facets.map(({ part, samples }) => {
    const at = place.get(part);
    const hits = at === undefined ? 0 : samplesOf(generation.slices, at);
    return { control: samples, hits, samples: generation.samples, worth: { human: 1, generation: 1, room: 1 } };
  });
  const ratios = rateRatios(held, reference.whole.samples, { alpha: SHOWN_ALPHA, windows: 1 });
  return METRICS.filter(({ computation }) => computation.kind === "part-rate").flatMap((metric) =>
    facets.map(({ part }, i) => ({
      metric,
      slice: part,
      isGate: false,
      estimate: ratios[i] ?? unknown("not-run"),
    })),
  );
}

interface MeasuredPart {
  metric: Metric;
  slice: string;
  measured: Measured;
}

function wordsOf(comparison: Comparison, parts: readonly { part: string; samples: number }[]): Tested[] {
  const rows: MeasuredPart[] = [];
  const divided = parts.filter(
    ({ samples }) => samples >= LEAST_SAMPLES && samples < comparison.reference.whole.samples,
  );
  for (const { part } of divided.slice(0, MOST_PARTS)) {
    const contrasts = contrastsOf(comparison, part);
    for (const metric of METRICS) {
      const { inParts, computation } = metric;
      const sides = metric.control === "held-out" ? contrasts.heldOut : contrasts.whole;
      if (inParts === undefined || computation.kind !== "contrast" || !sides) continue;
      rows.push({ metric, slice: part, measured: contrastOf(metric, computation, inParts, sides) });
    }
  }
  const p = holm(rows.map(pOf));
  return rows.map(({ metric, slice, measured: { estimate } }, i) => ({
    metric,
    slice,
    isGate: false,
    estimate: estimate.kind === "value" ? { ...estimate, p: p[i] ?? 1 } : estimate,
  }));
}

/** One-sided p that the part is worse than people's, from its jackknife error; 1 where it cannot be told. */
function pOf({ metric, measured: { estimate, error, blocks = 50 } }: MeasuredPart): number {
  if (estimate.kind === "unknown" || !error || metric.computation.kind !== "contrast") return 1;
  const shift = metric.computation.scale === "ratio" ? Math.log(estimate.value) : estimate.value;
  return studentUpperTail((metric.worseWhen === "lower" ? -shift : shift) / error, blocks - 1);
}

function contrastsOf({ reference, generation, index }: Comparison, part: string) {
  const { catalogue, control, whole, isSplit } = reference;
  const sides = ({ tokenizer, incidence }: Summary) => {
    const of = ofPart(incidence, part);
    return of.key.length < LEAST_SAMPLES
      ? null
      : sidesOf(blockedByUnit(summarise(tokenizer, of, [])), catalogue, index);
  };
  const own = sides(generation);
  const contrast = (human: Summary): Contrast | null => {
    const people = own && sides(human);
    return people ? atCommonBudget(people, own) : null;
  };
  return { heldOut: isSplit ? contrast(control) : null, whole: contrast(whole) };
}

function ofPart(incidence: Incidence, part: string): Incidence {
  const places = incidence.slices.flatMap((slices, at) => (slices.includes(part) ? [{ source: 0, at }] : []));
  return select([incidence], places);
}
