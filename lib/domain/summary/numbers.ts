import { byCodeUnit } from "./count-table.ts";

/** Samples with a number that are kept: the least keys, a random draw that no upload order or cut can change. */
export const NUMBERS_BOUND = 10_000;

/** What a sample brings to be kept beside its words. `values`: finite numbers by field. */
export interface NumberedSample {
  key: number;
  values?: Record<string, number>;
}

/**
 * Numbers by field, sample by sample. Samples ascend by key; the numbers of sample i are start[i] … start[i+1]-1:
 * index into `fields` (ascending by code unit), and the number.
 */
export interface Numbers {
  fields: string[];
  key: Float64Array;
  start: Uint32Array;
  field: Uint32Array;
  value: Float64Array;
}

/** One number of a sample by its field's name. */
type Entry = readonly [field: string, value: number];

export const NO_NUMBERS: Numbers = {
  fields: [],
  key: new Float64Array(0),
  start: new Uint32Array(1),
  field: new Uint32Array(0),
  value: new Float64Array(0),
};

/** Collects the numbers of samples, in any order. Samples without a number are left out. O(n log n). */
export function numbersOf(samples: readonly NumberedSample[]): Numbers {
  return collected(
    samples.flatMap(({ key, values }) => {
      const entries = Object.entries(values ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
      return entries.length === 0 ? [] : [{ key, entries }];
    }),
  );
}

/**
 * Throws numbers together and keeps the `bound` samples of least key that `isWanted`. Merging parts gives what the
 * whole gives, bit for bit: keys come from content or group, and samples of one key are ordered by their numbers.
 */
export function mergeNumbers(
  parts: readonly Numbers[],
  bound = NUMBERS_BOUND,
  isWanted: (key: number) => boolean = () => true,
): Numbers {
  const held = parts.filter(({ key }) => key.length > 0);
  const places = held.flatMap((part) =>
    Array.from(part.key.keys(), (at) => ({ part, at, key: part.key[at] ?? 0 })).filter(({ key }) => isWanted(key)),
  );
  places.sort((a, b) => a.key - b.key);
  // Samples of the last key kept may be more than are: which of them stay follows from their numbers.
  const last = places[bound - 1]?.key ?? Number.POSITIVE_INFINITY;
  const within = places.filter(({ key }) => key <= last);
  return collected(
    within.map(({ part, at, key }) => {
      const entries: Entry[] = [];
      for (let k = part.start[at] ?? 0; k < (part.start[at + 1] ?? 0); k++) {
        entries.push([part.fields[part.field[k] ?? 0] ?? "", part.value[k] ?? 0]);
      }
      return { key, entries };
    }),
    bound,
  );
}

interface Keyed {
  key: number;
  entries: readonly Entry[];
}

/** By key; samples of one group by their fields and numbers. */
function byContent(a: Keyed, b: Keyed): number {
  if (a.key !== b.key) return a.key - b.key;
  const [left, right] = [a, b].map(({ entries }) => JSON.stringify(entries));
  return byCodeUnit(left ?? "", right ?? "");
}

function collected(samples: readonly Keyed[], bound = samples.length): Numbers {
  if (samples.length === 0) return NO_NUMBERS;
  const sorted = samples.toSorted(byContent).slice(0, bound);
  const fields = Array.from(new Set(sorted.flatMap(({ entries }) => entries.map(([field]) => field)))).sort(byCodeUnit);
  const idOf = new Map(fields.map((field, i) => [field, i]));
  const start = new Uint32Array(sorted.length + 1);
  sorted.forEach(({ entries }, i) => {
    start[i + 1] = (start[i] ?? 0) + entries.length;
  });
  const all = sorted.flatMap(({ entries }) => entries);
  return {
    fields,
    key: Float64Array.from(sorted, ({ key }) => key),
    start,
    field: Uint32Array.from(all, ([field]) => idOf.get(field) ?? 0),
    value: Float64Array.from(all, ([, value]) => value),
  };
}

/** One field of a side, in the order of keys: the samples that hold it by place and key, and their numbers. */
export interface Column {
  at: Uint32Array;
  key: Float64Array;
  value: Float64Array;
}

/** The numbers of one field; empty when no sample holds it. */
export function columnOf(of: Numbers, name: string): Column {
  const wanted = of.fields.indexOf(name);
  const at: number[] = [];
  const value: number[] = [];
  for (let i = 0; wanted >= 0 && i < of.key.length; i++) {
    for (let k = of.start[i] ?? 0; k < (of.start[i + 1] ?? 0); k++) {
      if (of.field[k] !== wanted) continue;
      at.push(i);
      value.push(of.value[k] ?? 0);
    }
  }
  const key = Float64Array.from(at, (i) => of.key[i] ?? 0);
  return { at: Uint32Array.from(at), key, value: Float64Array.from(value) };
}
