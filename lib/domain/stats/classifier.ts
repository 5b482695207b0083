import { factorised, solved } from "./linear-solve.ts";
import { columnProducts } from "./vendi.ts";

const FOLDS = 5;
/** Ridge in units of the mean variance of a component. */
const RIDGE = 1;

/** One fold: rows that are held out, and the normal equations of the others, which no labels change. */
interface Fold {
  held: number[];
  others: number[];
  mean: Float64Array;
  factor: Float64Array;
}

/**
 * Prepares telling two classes of rows apart by logistic regression, one Newton step from zero with ridge: its equations
 * do not depend on the labels, so a redraw costs two passes over the rows. Row i lies in fold i mod 5.
 * Given n × width numbers. Returns a function of labels (1 or 0 a row) that gives each row's score by the folds it was
 * held out of. O(n · width² + width³), then O(n · width) a call.
 */
export function crossScores(rows: Float32Array, width: number): (label: Uint8Array) => Float64Array {
  const n = rows.length / width;
  const folds = Array.from({ length: FOLDS }, (_, f) => foldOf(rows, width, f));
  return (label) => {
    const scores = new Float64Array(n);
    for (const { held, others, mean, factor } of folds) {
      const ones = others.reduce((sum, i) => sum + (label[i] as number), 0) / others.length;
      const slope = new Float64Array(width);
      for (const i of others) {
        const weight = (label[i] as number) - ones;
        for (let k = 0; k < width; k++) slope[k] = (slope[k] as number) + weight * (rows[i * width + k] as number);
      }
      solved(factor, width, slope);
      const origin = slope.reduce((sum, x, k) => sum + x * (mean[k] as number), 0);
      for (const i of held) {
        let score = -origin;
        for (let k = 0; k < width; k++) score += (slope[k] as number) * (rows[i * width + k] as number);
        scores[i] = score;
      }
    }
    return scores;
  };
}

function foldOf(rows: Float32Array, width: number, fold: number): Fold {
  const all = Array.from({ length: rows.length / width }, (_, i) => i);
  const [held, others] = [all.filter((i) => i % FOLDS === fold), all.filter((i) => i % FOLDS !== fold)];
  const mean = new Float64Array(width);
  for (const i of others)
    for (let k = 0; k < width; k++) mean[k] = (mean[k] as number) + (rows[i * width + k] as number) / others.length;
  const centred = new Float32Array(others.length * width);
  others.forEach((i, at) => {
    for (let k = 0; k < width; k++) centred[at * width + k] = (rows[i * width + k] as number) - (mean[k] as number);
  });
  const products = columnProducts(centred, width);
  let trace = 0;
  for (let k = 0; k < width; k++) trace += products[k * width + k] as number;
  const ridge = (RIDGE * trace) / width || 1;
  for (let k = 0; k < width; k++) products[k * width + k] = (products[k * width + k] as number) + ridge;
  return { held, others, mean, factor: factorised(products, width) };
}

/**
 * Area under the ROC curve, mean over the folds: chance that a row of class 1 scores above one of class 0, ties one half
 * (Mann, Whitney 1947). `isLeftOut`: rows that are not counted. NaN where a fold lacks a class. O(n log n).
 */
export function foldedArea(
  scores: Float64Array,
  label: Uint8Array,
  isLeftOut: (i: number) => boolean = () => false,
): number {
  let sum = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const held: number[] = [];
    for (let i = fold; i < scores.length; i += FOLDS) if (!isLeftOut(i)) held.push(i);
    sum += areaOf(held, scores, label) / FOLDS;
  }
  return sum;
}

function areaOf(held: number[], scores: Float64Array, label: Uint8Array): number {
  held.sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let [zeros, ones, above] = [0, 0, 0];
  for (let from = 0; from < held.length; ) {
    let [tiedZeros, tiedOnes, to] = [0, 0, from];
    for (; to < held.length && scores[held[to] as number] === scores[held[from] as number]; to++) {
      if (label[held[to] as number] === 1) tiedOnes++;
      else tiedZeros++;
    }
    above += tiedOnes * (zeros + tiedZeros / 2);
    zeros += tiedZeros;
    ones += tiedOnes;
    from = to;
  }
  return above / (zeros * ones);
}
