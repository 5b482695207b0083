import type { Tested } from "../comparison/tested.ts";
import { type Estimate, unknown } from "../estimate.ts";
import type { Measurement } from "../judgement.ts";
import type { Metric } from "../metrics/define.ts";
import { METRICS } from "../metrics/registry.ts";
import type { Provider, TextEmbedding } from "../provider.ts";
import { testedMeaning } from "./judge-meaning.ts";

/** Said of a number from the built-in vector. */
export const BY_WORDING = "By wording, not meaning: shown beside the others; no alarm hangs on it.";
/** What draws are made for: nothing hangs on them. */
const SHOWN_ALPHA = { watch: 0.05, breach: 0.05 };

/** The most thinned of many regions says nothing without its p, and copies are counted on the texts themselves. */
const isReadable = ({ family, computation: { kind } }: Metric) =>
  family === "meaning" && kind !== "regions" && kind !== "copies";

/**
 * The metrics of meaning over vectors that know wording only: values and intervals, never a verdict, and no share of the
 * false-alarm budget. Given embedded texts of both human halves and of the generation, and a seed. Pure and seeded.
 */
export function measuredByWording(texts: TextEmbedding, seed: string): Measurement[] {
  const { provider } = texts;
  if (!texts.sides) {
    const { reason } = texts;
    return METRICS.filter(isReadable).map((metric) =>
      shown({ metric, slice: "all", isGate: false, estimate: unknown(reason) }, provider),
    );
  }
  const { tested } = testedMeaning({ ...texts.sides, alpha: SHOWN_ALPHA, seed, isWithoutRegions: true });
  return tested.filter(({ metric }) => isReadable(metric)).map((each) => shown(each, provider));
}

function shown({ metric, slice, estimate }: Tested, provider: Provider): Measurement {
  const { id, version } = metric;
  return { metric: id, version, slice, estimate: bare(estimate), verdict: "unknown", because: BY_WORDING, provider };
}

/** What is not judged has no p to be read by, and no least effect that an ok would need. */
function bare(estimate: Estimate): Estimate {
  if (estimate.kind === "unknown") return estimate;
  const { p: _p, mde: _mde, ...rest } = estimate;
  return rest;
}
