/**
 * What the first decoding removes of human samples, in decodings of what has passed some: their tail is whole. Chosen
 * after looking at thirty injections into sharpened lineages of world W and of trigram models (1 to 2.5 fitted best, 1.5 in
 * the mean).
 */
const FIRST_DECODING = 1.5;

/** How the bundles of the coming generations are made; `replace` is `mixed` without human samples. */
export const PLANNED_WORKFLOWS = ["replace", "mixed", "accumulate"] as const;

/**
 * The bundles to come, in samples. `bundle`: samples that each generation adds; `share`: how many of them are human
 * samples that no earlier bundle held; `held`: samples of the bundle that today's model learned from.
 */
export interface Breeding {
  workflow: (typeof PLANNED_WORKFLOWS)[number];
  bundle: number;
  share: number;
  held: number;
  /** Share of what bundles are worth that each decoding leaves; 1 (the default) is unbiased re-sampling. Not for `accumulate`. */
  kept?: number;
}

/**
 * From whom the observed samples of a coming generation descend: draws of today's model, and fresh human samples.
 * `modelKept`, `humanKept`: how much of what they are worth the decodings on the way leave, in samples.
 */
export interface Ancestry {
  model: number;
  human: number;
  modelKept: number;
  humanKept: number;
}

/**
 * Distinct ancestors of `observed` samples that are taken `steps` ≥ 0 bundles from now. Read backwards: a bundle's sample
 * has no descendant among them with chance s_0 = exp(−n/M), s_{j+1} = exp(−(1−λ)(1−s_j)) (statistics.md 8). Under
 * `accumulate` older parts of the bundle are learned from again at every step; the same argument runs over the parts.
 * Assumes unbiased re-sampling, but for what `kept` says. O(steps).
 */
export function ancestry(breeding: Breeding, observed: number, steps: number): Ancestry {
  return breeding.workflow === "accumulate"
    ? accumulated(breeding, observed, steps)
    : replaced(breeding, observed, steps);
}

function replaced({ bundle, share, kept = 1 }: Breeding, observed: number, steps: number): Ancestry {
  let model = observed;
  let human = 0;
  let humanKept = 0;
  for (let j = 0; j < steps; j++) {
    const alive = bundle * -Math.expm1(-model / bundle);
    human += share * alive;
    humanKept += share * alive * kept ** (j + FIRST_DECODING);
    model = (1 - share) * alive;
  }
  return { model, human, modelKept: model * kept ** steps, humanKept };
}

/** Part i of the bundle was drawn when `held` + (i − 1)·M samples were there; each of those was as likely a parent. */
function accumulated({ bundle, share, held }: Breeding, observed: number, steps: number): Ancestry {
  // Expected children, with descendants, of one sample of the parts gone through so far; every older part adds its own.
  let children = observed / (held + steps * bundle);
  let human = 0;
  for (let part = steps; part >= 1; part--) {
    const alive = bundle * -Math.expm1(-children);
    human += share * alive;
    children += ((1 - share) * alive) / (held + (part - 1) * bundle);
  }
  return { model: held * children, human, modelKept: held * children, humanKept: human };
}

/**
 * N(λ, T): human samples that the observed ones are worth when the first of all bundles was human, T bundles before the
 * last: λM·Σ_{j<T}(1 − s_j) + M(1 − s_T) (statistics.md 8).
 */
export function humanEquivalent(breeding: Breeding, observed: number, steps: number): number {
  const { model, human } = ancestry(breeding, observed, steps);
  return human + breeding.bundle * -Math.expm1(-model / breeding.bundle);
}
