import type { Metric } from "./define.ts";
import { diversityCompression } from "./diversity/compression.ts";
import { diversityConcentration } from "./diversity/concentration.ts";
import { diversityDistance } from "./diversity/distance.ts";
import { diversityDistinct } from "./diversity/distinct.ts";
import { diversityDuplicates } from "./diversity/duplicates.ts";
import { diversityEntropy } from "./diversity/entropy.ts";
import { diversityEqualRows } from "./diversity/equal-rows.ts";
import { diversityHdd } from "./diversity/hdd.ts";
import { diversityHill } from "./diversity/hill.ts";
import { diversityMattr } from "./diversity/mattr.ts";
import { diversityMtld } from "./diversity/mtld.ts";
import { diversityNearDuplicates } from "./diversity/near-duplicates.ts";
import { diversityNextWordEntropy } from "./diversity/next-word-entropy.ts";
import { diversityOneValue } from "./diversity/one-value.ts";
import { diversitySelfBleu } from "./diversity/self-bleu.ts";
import { diversitySelfRepetition } from "./diversity/self-repetition.ts";
import { diversitySyntax } from "./diversity/syntax.ts";
import { diversityTypes } from "./diversity/types.ts";
import { diversityVendi } from "./diversity/vendi.ts";
import { diversityWithinPrompt } from "./diversity/within-prompt.ts";
import { driftAnchorEntropy } from "./drift/anchor-entropy.ts";
import { driftClassifier } from "./drift/classifier.ts";
import { driftCoverage } from "./drift/coverage.ts";
import { driftJs } from "./drift/js.ts";
import { driftLabelPsi } from "./drift/label-psi.ts";
import { driftLength } from "./drift/length.ts";
import { driftMmd } from "./drift/mmd.ts";
import { driftOutside } from "./drift/outside.ts";
import { driftPsi } from "./drift/psi.ts";
import { driftRecall } from "./drift/recall.ts";
import { driftVariance } from "./drift/variance.ts";
import { driftW1 } from "./drift/w1.ts";
import { humanClaimed } from "./human/claimed.ts";
import { provenanceLeak } from "./provenance/leak.ts";
import { provenanceStated } from "./provenance/stated.ts";
import { qualityPrecision } from "./quality/precision.ts";
import { qualityTailPerplexity } from "./quality/tail-perplexity.ts";
import { tailBigrams } from "./tail/bigrams.ts";
import { tailEvenness } from "./tail/evenness.ts";
import { tailEventRate } from "./tail/event-rate.ts";
import { tailExceed } from "./tail/exceed.ts";
import { tailExceedSide } from "./tail/exceed-side.ts";
import { tailIndex } from "./tail/index.ts";
import { tailInvented } from "./tail/invented.ts";
import { tailLost } from "./tail/lost.ts";
import { tailMass } from "./tail/mass.ts";
import { tailModes } from "./tail/modes.ts";
import { tailPinned } from "./tail/pinned.ts";
import { tailRetention } from "./tail/retention.ts";
import { tailRichness } from "./tail/richness.ts";
import { tailSlice } from "./tail/slice.ts";
import { tailTrigrams } from "./tail/trigrams.ts";
import { tailUnseen } from "./tail/unseen.ts";
import { trendRetention } from "./trend/retention.ts";
import { trendTypes } from "./trend/types.ts";

/** The only list of metrics: everything that can be derived from it is derived. */
const DECLARED = [
  tailRetention,
  tailMass,
  tailBigrams,
  tailTrigrams,
  diversityTypes,
  diversityDistinct,
  tailEventRate,
  tailPinned,
  tailSlice,
  diversityHill,
  diversityEntropy,
  diversityDuplicates,
  diversityNearDuplicates,
  diversityCompression,
  tailInvented,
  driftJs,
  driftLength,
  provenanceLeak,
  trendRetention,
  trendTypes,
  driftVariance,
  tailExceed,
  tailExceedSide,
  driftOutside,
  driftW1,
  diversityOneValue,
  diversityVendi,
  diversityDistance,
  tailModes,
  driftRecall,
  driftCoverage,
  qualityPrecision,
  driftMmd,
  driftClassifier,
  diversityEqualRows,
  diversityHdd,
  diversityMattr,
  diversityMtld,
  diversityNextWordEntropy,
  diversitySyntax,
  diversityConcentration,
  diversitySelfRepetition,
  diversitySelfBleu,
  tailEvenness,
  tailUnseen,
  tailRichness,
  tailLost,
  tailIndex,
  driftPsi,
  driftLabelPsi,
  driftAnchorEntropy,
  qualityTailPerplexity,
  humanClaimed,
  provenanceStated,
  diversityWithinPrompt,
] as const;

export type MetricId = (typeof DECLARED)[number]["id"];
export const METRICS: readonly Metric[] = DECLARED;

/** The declaration of a metric. Throws on an id that is none: nothing else may name metrics. */
export function metricOf(id: string): Metric {
  const metric = METRICS.find((each) => each.id === id);
  if (!metric) throw new Error(`${id} is no metric`);
  return metric;
}
