import {
  abundanceOf,
  chao1,
  chao1Classic,
  chao1Error,
  chao1Interval,
  estyInterval,
  goodsCoverage,
  robbins,
} from "#domain/classic/abundance.ts";
import { ace } from "#domain/classic/ace.ts";
import { contingency } from "#domain/classic/contingency.ts";
import {
  bergerParker,
  fisherAlpha,
  giniByRectangles,
  observedHill,
  pielou,
  shannon,
  simpson,
} from "#domain/classic/evenness.ts";
import {
  asymptoticEntropy,
  asymptoticSimpson,
  chaoRichness,
  coverageOf,
  extrapolatedOf,
  hillAt,
  type Order,
  unitsForCoverage,
} from "#domain/classic/extrapolation.ts";
import {
  brayCurtis,
  hellinger,
  kullbackLeibler,
  sharesOf,
  stabilityIndex,
  totalVariation,
  zeroFilled,
} from "#domain/classic/share-distances.ts";
import { jensenShannon } from "#domain/stats/divergence.ts";
import { expectedSeen } from "#domain/stats/rarefaction.ts";
import type { Answer, Answers, GoldenFile, Inputs } from "./answers.ts";

/** Shares of n that the set's script rarefied to. */
const DEPTHS = [0.1, 0.25, 0.5, 0.9];

const countsOf = (inputs: Inputs, name = "counts") => inputs[name] as number[];
const totalOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const known = (value: unknown): Answer =>
  value === null || Number.isNaN(value) ? { unknown: "undefined" } : { value };

const own = (compute: (counts: number[], inputs: Inputs) => unknown) => (inputs: Inputs) =>
  known(compute(countsOf(inputs), inputs));

const both = (compute: (reference: number[], current: number[]) => unknown) => (inputs: Inputs) =>
  known(compute(countsOf(inputs, "reference_counts"), countsOf(inputs, "current_counts")));

/** Evidently's categories are those that occur; it fills zeros of each side by its own rule. */
const filled = (compute: (p: number[], q: number[]) => number) =>
  both((reference, current) => {
    const kept = reference.map((x, i) => x + (current[i] ?? 0) > 0);
    const [p, q] = [reference, current].map((counts) => zeroFilled(sharesOf(counts.filter((_, i) => kept[i]))));
    return compute(p ?? [], q ?? []);
  });

const shares = (compute: (p: number[], q: number[]) => number) =>
  both((reference, current) => compute(sharesOf(reference), sharesOf(current)));

/** Depths that the peer was asked for are inputs of the other keys. */
function depthsOf(inputs: Inputs, file: GoldenFile): number[] {
  const given = file.reference[`${inputs.side}.rarefy_depths`]?.value;
  return Array.isArray(given) ? given.map(Number) : [];
}

const atDepths =
  (compute: (counts: number[], depth: number) => number) =>
  (inputs: Inputs, _key: string, _entry: unknown, file: GoldenFile): Answer => {
    const depths = depthsOf(inputs, file);
    if (depths.length === 0) return { notComputed: "the file names no depths" };
    return { value: depths.map((depth) => compute(countsOf(inputs), depth)) };
  };

const hill =
  (q: Order) =>
  (counts: number[], m: number): number =>
    hillAt(extrapolatedOf(counts), q, m);

const orderOf = (key: string) => Number(/_q(\d)/.exec(key)?.[1]) as Order;

function aceOf(inputs: Inputs, part: "value" | "error"): Answer {
  const found = ace(countsOf(inputs));
  return found ? { value: found[part] } : { unknown: "too-few-events" };
}

export const categorical: Answers = {
  skbio_chao1_bias_corrected: own((counts) => chao1(abundanceOf(counts))),
  skbio_chao1_classic: own((counts) => chao1Classic(abundanceOf(counts))),
  skbio_chao1_ci: own((counts) => chao1Interval(abundanceOf(counts))),
  skbio_ace: (inputs) =>
    countsOf(inputs).every((count) => count === 0 || count > 10)
      ? { value: abundanceOf(countsOf(inputs)).observed }
      : aceOf(inputs, "value"),
  skbio_goods_coverage: own((counts) => goodsCoverage(abundanceOf(counts))),
  skbio_shannon_base2: own((counts) => shannon(counts) / Math.LN2),
  skbio_shannon_nat: own(shannon),
  skbio_simpson: own(simpson),
  skbio_enspie: own((counts) => 1 / (1 - simpson(counts))),
  skbio_gini_index: own(giniByRectangles),
  skbio_pielou_e: own(pielou),
  skbio_berger_parker_d: own(bergerParker),
  skbio_fisher_alpha: (inputs) => {
    const alpha = fisherAlpha(countsOf(inputs));
    return alpha === null
      ? { notComputed: "every kind was counted once: no finite α fits, and the peer's is where its search stopped" }
      : { value: alpha };
  },
  skbio_robbins: own((counts) => robbins(abundanceOf(counts))),
  skbio_esty_ci: own((counts) => estyInterval(abundanceOf(counts))),
  vegan_S_obs: own((counts) => abundanceOf(counts).observed),
  vegan_chao1: own((counts) => chao1(abundanceOf(counts))),
  vegan_se_chao1: own((counts) => chao1Error(abundanceOf(counts))),
  vegan_ace: (inputs) => aceOf(inputs, "value"),
  vegan_se_ace: (inputs) => {
    const found = aceOf(inputs, "error");
    return "unknown" in found
      ? found
      : { notComputed: "the delta method of Chao and Lee's estimator gives another error than the peer's gradient" };
  },
  vegan_shannon_nat: own(shannon),
  vegan_simpson_1_minus_D: own(simpson),
  vegan_invsimpson: own((counts) => 1 / (1 - simpson(counts))),
  "vegan_hill_q{orders}": (inputs, key) => ({
    value: key
      .replace("vegan_hill_q", "")
      .split("_")
      .map((q) => observedHill(countsOf(inputs), q === "Inf" ? Number.POSITIVE_INFINITY : Number(q))),
  }),
  rarefy_depths: (inputs) => {
    const [n, other] = [totalOf(countsOf(inputs, "reference_counts")), totalOf(countsOf(inputs, "current_counts"))];
    return n === other
      ? { value: DEPTHS.map((share) => Math.max(1, Math.floor(share * n))) }
      : { notComputed: "an input: which depths the peer was asked for" };
  },
  vegan_rarefy_expected_S: atDepths((counts, m) => expectedSeen([extrapolatedOf(counts).held], totalOf(counts), m)),
  inext_DataInfo_SC_round4: own((counts) => coverageOf(extrapolatedOf(counts), totalOf(counts))),
  inext_f1_f2: own((counts) => [abundanceOf(counts).f1, abundanceOf(counts).f2]),
  inext_Chat_Ind_at_n: own((counts) => coverageOf(extrapolatedOf(counts), totalOf(counts))),
  inext_Chat_Ind_at_depths: atDepths((counts, m) => coverageOf(extrapolatedOf(counts), m)),
  "inext_Chat_Ind_at_1.5n_2n": own((counts) =>
    [1.5, 2].map((times) => coverageOf(extrapolatedOf(counts), times * totalOf(counts))),
  ),
  inext_ChaoRichness_obs_est_se: own((counts) => {
    const { value, error } = chaoRichness(extrapolatedOf(counts));
    return [abundanceOf(counts).observed, value, error];
  }),
  inext_asymptotic_shannon_entropy: own((counts) => asymptoticEntropy(extrapolatedOf(counts))),
  inext_asymptotic_simpson: own((counts) => asymptoticSimpson(extrapolatedOf(counts))),
  "inext_estimateD_q{q}_at_depths": (inputs, key, entry, file) =>
    atDepths(hill(orderOf(key)))(inputs, key, entry, file),
  "inext_estimateD_q{q}_at_2n": (inputs, key) => ({
    value: hill(orderOf(key))(countsOf(inputs), 2 * totalOf(countsOf(inputs))),
  }),
  "inext_estimateD_q012_at_coverage_{c}": (inputs, key) => {
    const of = extrapolatedOf(countsOf(inputs));
    const m = unitsForCoverage(of, Number(key.split("_").at(-1)));
    return { value: [...([0, 1, 2] as const).map((q) => hillAt(of, q, m)), m] };
  },
  js_distance_nat: both((p, q) => Math.sqrt(jensenShannon(p, q))),
  js_divergence_bits: both((p, q) => jensenShannon(p, q) / Math.LN2),
  js_distance_evidently: both((p, q) => Math.sqrt(jensenShannon(p, q))),
  kl_ref_cur_nat: shares(kullbackLeibler),
  kl_cur_ref_nat: shares((p, q) => kullbackLeibler(q, p)),
  kl_evidently: filled(kullbackLeibler),
  psi_evidently: filled(stabilityIndex),
  hellinger_evidently: shares(hellinger),
  tvd_evidently: shares(totalVariation),
  bray_curtis_counts: both(brayCurtis),
  chi2_contingency: both((p, q) => {
    const { statistic, p: chance, freedom } = contingency(p, q);
    return [statistic, chance, freedom];
  }),
};
