import type { Contrast } from "../comparison/comparison.ts";
import type { Side } from "../side.ts";
import type { Histogram } from "../stats/histogram.ts";
import { type Ancestry, type Breeding, humanEquivalent } from "./ancestry.ts";
import { type Curve, curveOf, leastEvents } from "./curve.ts";

/** What today's model shows of some events beside people: both curves, and the samples at which they are compared. */
export interface Evidence {
  human: Curve;
  model: Curve;
  observed: { human: number; model: number };
}

/** Evidence, and the same with each jackknife block of either side left out. */
export interface JackknifedEvidence {
  whole: Evidence;
  without: { human: Evidence[]; model: Evidence[] };
}

/**
 * Reads the evidence off a contrast. Given which events to count, and how many the catalogue has of them; null where no
 * catalogue selected them: then as many as each side shows there are at least (Chao 1984).
 */
export function evidenceOf(
  { control, generation }: Contrast,
  of: (side: Side) => Histogram[],
  events: number | null,
): JackknifedEvidence {
  const curve = (side: Side) => curveOf(of(side), side.n, events ?? leastEvents(of(side)));
  const pair = (human: Side, model: Side): Evidence => ({
    human: curve(human),
    model: curve(model),
    observed: { human: human.m, model: model.m },
  });
  return {
    whole: pair(control.whole, generation.whole),
    without: {
      human: control.without.map((each) => pair(each, generation.whole)),
      model: generation.without.map((each) => pair(control.whole, each)),
    },
  };
}

/** Human samples that show as much as `draws` of today's model do. */
export function worthOf({ human, model }: Evidence, draws: number): number {
  return human.samplesFor(model.seenIn(draws));
}

/**
 * Retention of what descends from these ancestors: recall of human-equivalent samples over recall of as much human text,
 * on the control's own curve (statistics.md 8). Samples are as long as those that they descend from.
 * `enrichment`: κ of the human samples.
 */
export function retentionFrom(evidence: Evidence, ancestors: Ancestry, enrichment = 1): number {
  const { observed } = evidence;
  const { model, human, modelKept, humanKept } = ancestors;
  const equivalent = enrichment * humanKept + (model > 0 ? (worthOf(evidence, model) * modelKept) / model : 0);
  const asMuchText = (model * observed.human + human * observed.model) / (model + human);
  return evidence.human.seenIn(equivalent) / evidence.human.seenIn(asMuchText);
}

/** Deeper than this many resampling steps there is nothing left to tell apart. */
const DEEPEST = 1_000;

/**
 * Human samples that a bundle of M samples of today's model is worth, M beyond what was observed. The model is read as so
 * many resampling steps of bundles of M as give what was observed, N(0, T) at n, and N(0, T) is read at M; a model better
 * than one step as one bundle B > M that it learned from, N = B(1 − e^{−n/B}).
 */
export function worthOfBundle(evidence: Evidence, bundle: number): number {
  const { human, model } = evidence.observed;
  const seen = worthOf(evidence, model);
  if (bundle <= model) return worthOf(evidence, bundle);
  if (seen >= human * 0.999) return bundle;
  const steps: Breeding = { workflow: "replace", bundle, share: 0, held: bundle };
  const worth = (samples: number, depth: number) => humanEquivalent(steps, samples, depth);
  if (seen > worth(human, 0)) return fromLargerBundle(seen, human, bundle);
  let depth = 1;
  while (depth < DEEPEST && worth(human, depth) > seen) depth++;
  const [above, below] = [worth(human, depth - 1), worth(human, depth)];
  const part = Math.min(1, (above - seen) / (above - below));
  return worth(bundle, depth - 1) * (1 - part) + worth(bundle, depth) * part;
}

function fromLargerBundle(seen: number, observed: number, bundle: number): number {
  const worth = (base: number, samples: number) => base * -Math.expm1(-samples / base);
  let low = bundle;
  let high = bundle * 2;
  while (worth(high, observed) < seen && high < 1e12) high *= 2;
  while (high - low > 1e-6 * high) {
    const middle = (low + high) / 2;
    if (worth(middle, observed) < seen) low = middle;
    else high = middle;
  }
  return worth(high, bundle);
}
