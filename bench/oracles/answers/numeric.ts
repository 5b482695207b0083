import { binned, jointlyBinned, sturgesEdges } from "#domain/classic/bins.ts";
import { columnMmd } from "#domain/classic/column-mmd.ts";
import { cramerVonMises } from "#domain/classic/cramer-von-mises.ts";
import { exactKolmogorovP, kolmogorovDistance, pooledKolmogorovP } from "#domain/classic/kolmogorov.ts";
import { hamedRao, kendallTau, mannKendall, spearman, theilSenOf } from "#domain/classic/series.ts";
import { hellinger, kullbackLeibler, sharesOf, stabilityIndex, zeroFilled } from "#domain/classic/share-distances.ts";
import { andersonDarling, energyDistance, mannWhitney } from "#domain/classic/two-samples.ts";
import { jensenShannon } from "#domain/stats/divergence.ts";
import { areaBetween, quantileOf } from "#domain/stats/sorted.ts";
import type { Answer, Answers, Inputs } from "./answers.ts";

/** Larger side up to which scipy's auto counts paths. */
const EXACT = 10_000;
/** What evidently divides by where a reference is constant. */
const LEAST_DEVIATION = 0.001;
const SHARES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

const sidesOf = (inputs: Inputs) => [inputs.reference as number[], inputs.current as number[]] as const;
const seriesOf = (inputs: Inputs) => inputs.series as number[];
const ascending = (values: readonly number[]) => Float64Array.from(values).sort();

const both = (compute: (reference: number[], current: number[]) => unknown) => (inputs: Inputs) => ({
  value: compute(...sidesOf(inputs)),
});
const sorted = (compute: (reference: Float64Array, current: Float64Array) => unknown) =>
  both((reference, current) => compute(ascending(reference), ascending(current)));
const filled = (compute: (p: number[], q: number[]) => number) =>
  both((reference, current) => {
    const [p, q] = jointlyBinned(reference, current).map((counts) => zeroFilled(sharesOf(counts)));
    return compute(p ?? [], q ?? []);
  });

const kolmogorov = (method: "auto" | "exact" | "asymp") =>
  sorted((reference, current) => {
    const distance = kolmogorovDistance(reference, current);
    const isExact = method === "exact" || (method === "auto" && Math.max(distance.a, distance.b) <= EXACT);
    return [distance.statistic, isExact ? exactKolmogorovP(distance) : pooledKolmogorovP(distance)];
  });

function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
}

/** Evidently's own bins here: Sturges over the distinct values of both. */
const hellingerOf = both((reference, current) => {
  const edges = sturgesEdges(Array.from(new Set([...reference, ...current])));
  return hellinger(sharesOf(binned(reference, edges)), sharesOf(binned(current, edges)));
});

const pair = <T>(found: T | null, of: (found: T) => number[]): Answer =>
  found === null ? { unknown: "undefined" } : { value: of(found) };

export const numeric: Answers = {
  ks_2samp_auto: kolmogorov("auto"),
  ks_2samp_exact: kolmogorov("exact"),
  ks_2samp_asymp: kolmogorov("asymp"),
  wasserstein_1: sorted(areaBetween),
  wasserstein_norm_evidently: both(
    (reference, current) =>
      areaBetween(ascending(reference), ascending(current)) / Math.max(deviationOf(reference), LEAST_DEVIATION),
  ),
  energy_distance: sorted(energyDistance),
  cramer_von_mises: sorted((a, b) => {
    const { statistic, p } = cramerVonMises(a, b);
    return [statistic, p];
  }),
  mann_whitney_u: sorted((a, b) => {
    const { statistic, p } = mannWhitney(a, b);
    return [statistic, p];
  }),
  anderson_darling_k: sorted(andersonDarling),
  psi_evidently: filled(stabilityIndex),
  kl_evidently: filled(kullbackLeibler),
  js_distance_evidently: both((reference, current) => Math.sqrt(jensenShannon(...jointlyBinned(reference, current)))),
  hellinger_evidently: hellingerOf,
  sturges_bin_edges_joint: both((reference, current) => sturgesEdges([...reference, ...current])),
  mmd_evidently: both(columnMmd),
  quantiles_ref_linear: both((reference) => SHARES.map((share) => quantileOf(ascending(reference), share))),
  mann_kendall: (inputs) => ({ value: mannKendall(seriesOf(inputs)) }),
  mann_kendall_hamed_rao: (inputs) => ({ value: hamedRao(seriesOf(inputs)) }),
  theil_sen: (inputs) => ({ value: theilSenOf(seriesOf(inputs)) }),
  kendall_tau_b: (inputs) => pair(kendallTau(seriesOf(inputs)), ({ tau, p }) => [tau, p]),
  spearman: (inputs) => pair(spearman(seriesOf(inputs)), ({ rho, p }) => [rho, p]),
};
