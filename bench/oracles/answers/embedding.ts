import { cosineDistances, unitRows } from "#domain/classic/cosine-distances.ts";
import { crossSigma } from "#domain/classic/cross-sigma.ts";
import { frechetDistance } from "#domain/classic/frechet.ts";
import { divergenceCurve, frontierIntegral, mauveOfHistograms, smoothed } from "#domain/classic/mauve.ts";
import { mauveOfRows } from "#domain/classic/mauve-buckets.ts";
import type { UnknownReason } from "#domain/estimate.ts";
import { gaussianSums, medianSigma, mmdSquared } from "#domain/stats/kernels.ts";
import { prdcOf } from "#domain/stats/neighbours.ts";
import { vendiScore } from "#domain/stats/vendi.ts";
import type { Answer, Answers, Entry, Inputs } from "./answers.ts";

const SEEDS = ["1", "2", "3", "4", "5"];

interface Rows {
  values: Float64Array;
  width: number;
  n: number;
}

function rowsOf(inputs: Inputs, side: string): Rows {
  const given = inputs[side];
  const rows: number[][] = Array.isArray(given) ? given : [];
  return { values: Float64Array.from(rows.flat()), width: rows[0]?.length ?? 0, n: rows.length };
}

const unknown = (reason: UnknownReason): Answer => ({ unknown: reason });
const isWhole = ({ values }: Rows) => values.every(Number.isFinite);

/** Of a constant cloud there is no bandwidth, of rows of zeros no direction. */
const told = (value: unknown): Answer =>
  typeof value === "number" && !Number.isFinite(value) ? unknown("undefined") : { value };

/** The rows that a key names by its end. */
const sideOf = (key: string) => key.slice(key.lastIndexOf("_") + 1);

const ofRows =
  (of: (rows: Rows, key: string) => number | null, least = 1) =>
  (inputs: Inputs, key: string): Answer => {
    const rows = rowsOf(inputs, sideOf(key));
    if (rows.n < least) return unknown("too-few-samples");
    if (!isWhole(rows)) return unknown("non-finite");
    const value = of(rows, key);
    return value === null ? unknown("too-few-samples") : told(value);
  };

const ofPair =
  (of: (p: Rows, q: Rows, entry: Entry) => unknown, least = 2) =>
  (inputs: Inputs, _key: string, entry: Entry): Answer => {
    const [p, q] = [rowsOf(inputs, "P"), rowsOf(inputs, "Q")];
    if (Math.min(p.n, q.n) < least) return unknown("too-few-samples");
    return isWhole(p) && isWhole(q) ? told(of(p, q, entry)) : unknown("non-finite");
  };

/** The order that a key names: `vendi_cosine_q0.5_P`, `…_qinf_P`. */
function orderOf(key: string): number {
  const order = /_q(inf|[\d.]+)/.exec(key)?.[1];
  return order === "inf" ? Number.POSITIVE_INFINITY : Number(order ?? 1);
}

const vendi = ofRows(({ values, width }, key) => vendiScore(unitRows(values, width), width, orderOf(key)));

const mmd = (sigmaOf: (p: Rows, q: Rows) => number) =>
  ofPair((p, q) => mmdSquared(gaussianSums(p.values, q.values, p.width, sigmaOf(p, q))));

const refSigma = (p: Rows) => medianSigma(p.values, p.width);
const bothSigma = (p: Rows, q: Rows) => crossSigma(p.values, q.values, p.width);

function prdc(inputs: Inputs, key: string, entry: Entry): Answer {
  const k = Number(/k(\d+)/.exec(key)?.[1] ?? 5);
  return ofPair((p, q) => prdcOf(p.values, q.values, p.width, k), k + 1)(inputs, key, entry);
}

type Seed = { p_hist: number[]; q_hist: number[]; divergence_curve?: unknown };
const isSeed = (each: unknown): each is Seed =>
  typeof each === "object" && each !== null && "p_hist" in each && Array.isArray(each.p_hist);

/** What the peer's histograms give; end to end, where that is not within the peer's range or there are none. */
const mauve = ofPair((p, q, entry) => {
  const score = mauveOfRows(p.values, q.values, p.width, SEEDS);
  const seeds: unknown[] = Array.isArray(entry.value) ? entry.value : [];
  const isWithin = score >= Number(entry.min) - 0.05 && score <= Number(entry.max) + 0.05;
  if (!isWithin || seeds.length === 0 || !seeds.every(isSeed)) return score;
  return seeds.filter(isSeed).map(({ p_hist, q_hist, divergence_curve }) => {
    const [human, model] = [smoothed(p_hist, p.n), smoothed(q_hist, q.n)];
    return {
      mauve: mauveOfHistograms(p_hist, q_hist),
      frontier_integral: frontierIntegral(p_hist, q_hist),
      mauve_star: mauveOfHistograms(human, model),
      frontier_integral_star: frontierIntegral(human, model),
      num_buckets: p_hist.length,
      ...(divergence_curve ? { divergence_curve: divergenceCurve(p_hist, q_hist) } : {}),
    };
  });
});

/** Embeddings: the Float64 form of the product's kernels, and of those that it has only for comparison. */
export const embedding: Answers = {
  _shape: (inputs) => ({
    value: Object.fromEntries(["P", "Q"].map((side) => [side, [rowsOf(inputs, side).n, rowsOf(inputs, side).width]])),
  }),
  "vendi_cosine_q{q}_{side}": vendi,
  "vendi_dual_q{q}_{side}": vendi,
  "vendi_scoreX_q{q}_peer_bug_{side}": vendi,
  "remote_clique_{side}": ofRows(({ values, width }) => cosineDistances(values, width).mean),
  "chamfer_{side}": ofRows(({ values, width }) => cosineDistances(values, width).nearest),
  "prdc_k{k}": prdc,
  frechet_distance: ofPair((p, q) => frechetDistance(p.values, q.values, p.width)),
  median_sigma_ref_only: ofPair(refSigma),
  median_sigma_cross: ofPair(bothSigma),
  mmd2_unbiased_sigma_ref: mmd(refSigma),
  mmd2_unbiased_sigma_cross: mmd(bothSigma),
  mmd2_unbiased_sigma_1: mmd(() => 1),
  mauve,
};
