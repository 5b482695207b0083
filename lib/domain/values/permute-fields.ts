import { drawFirst, type Random } from "../stats/random.ts";
import { columnOf, type Numbers } from "../summary/numbers.ts";
import { type HumanRange, scaled } from "./human-range.ts";

/** One field of both human halves and the generation thrown together, ascending. `unit`: whose number it is. */
interface PooledField {
  value: Float64Array;
  unit: Uint32Array;
  range: HumanRange;
}

/**
 * Numbers of people and generation, ready to be redrawn unit by unit: the fields of a sample stay together, and samples
 * of one key (copies, a group). The first `humans` units are people's.
 */
export interface NumberPool {
  units: number;
  humans: number;
  fields: PooledField[];
}

/** Throws the human parts and the generation together. Fields are given by name with their human range. */
export function poolOfNumbers(
  human: readonly Numbers[],
  generation: Numbers,
  fields: readonly { name: string; range: HumanRange }[],
): NumberPool {
  const parts = [...human, generation];
  const first: number[] = [];
  let units = 0;
  const unit = parts.map(({ key }) => {
    first.push(units);
    return Uint32Array.from(key, (own, i) => (i > 0 && own === key[i - 1] ? units - 1 : units++));
  });
  return {
    units,
    humans: first.at(-1) ?? 0,
    fields: fields.map(({ name, range }) => {
      const value: number[] = [];
      const units: number[] = [];
      parts.forEach((part, p) => {
        const column = columnOf(part, name);
        for (const each of column.value) value.push(each);
        for (const at of column.at) units.push(unit[p]?.[at] ?? 0);
      });
      const onScale = scaled(Float64Array.from(value), range);
      const order = Array.from(units.keys()).sort((i, j) => (onScale[i] ?? 0) - (onScale[j] ?? 0));
      return {
        value: Float64Array.from(order, (i) => onScale[i] ?? 0),
        unit: Uint32Array.from(order, (i) => units[i] ?? 0),
        range,
      };
    }),
  };
}

/**
 * Redraws which samples are people's and hands each field's two sides, ascending, to `visit`; the first visit is the
 * observed labelling, so draws + 1 visits a field. A draw that leaves a side of a field under two numbers is handed over
 * as it is. O(draws × numbers).
 */
export function permuteNumbers(
  pool: NumberPool,
  draws: number,
  source: Random,
  visit: (draw: number, field: number, human: Float64Array, generation: Float64Array) => void,
): void {
  const isHuman = new Uint8Array(pool.units).fill(1, 0, pool.humans);
  const most = Math.max(0, ...pool.fields.map(({ value }) => value.length));
  const sides = [new Float64Array(most), new Float64Array(most)] as const;
  for (let draw = 0; draw <= draws; draw++) {
    if (draw > 0) drawFirst(isHuman, pool.units - 1, source);
    pool.fields.forEach(({ value, unit }, f) => {
      const [human, generation] = sides;
      let h = 0;
      let g = 0;
      for (let i = 0; i < value.length; i++) {
        if (isHuman[unit[i] as number] === 1) human[h++] = value[i] as number;
        else generation[g++] = value[i] as number;
      }
      visit(draw, f, human.subarray(0, h), generation.subarray(0, g));
    });
  }
}
