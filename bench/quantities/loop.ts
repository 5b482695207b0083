import { compare, type Reference } from "#domain/comparison/comparison.ts";
import { stratumEvidence } from "#domain/injection-size.ts";
import { judgeGeneration } from "#domain/judge-generation.ts";
import type { GenerationJudgement, InjectionQuantity } from "#domain/judgement.ts";
import { retentionAfter } from "#domain/plan/fan.ts";
import { defaultPolicies } from "#domain/policy.ts";
import type { Summary } from "#domain/summary/summary.ts";
import { TOOLS } from "#engine/deflate.ts";

/** How a lineage is bred before it gets its ticket. */
export interface Recursion {
  name: string;
  temperature: number;
  freshShare: number;
  generations: number;
}

/** Human samples to inject: a number of them, at random or chosen for a stratum. */
export interface Injection {
  count: number;
  chosenFor: string | null;
}

/** A lineage at its ticket, and the generation that follows an injection; the same seed, the same numbers. */
export interface Loop {
  reference: Reference;
  bundle: number;
  generation: Summary;
  /** Human samples there are to inject, at random; a ticket that asks for more cannot be tried. */
  available: number;
  next: (orders: readonly Injection[], isDecodingFixed: boolean) => Summary;
}

/** What became of one stratum of a ticket after one kind of injection. */
export interface Outcome {
  recursion: string;
  seed: number;
  injected: "random" | "targeted" | "nothing";
  decoding: "as before" | "fixed";
  stratum: string;
  samples: number;
  ledBy: InjectionQuantity["ledBy"];
  before: number;
  target: number;
  expected: { value: number; low: number; high: number };
  after: number;
  mass: number;
  verdict: string;
}

/** Judges a generation by the very functions that a check uses. */
export function judged(
  { reference, bundle }: Loop,
  generation: Summary,
  index: number,
  seed: string,
): GenerationJudgement {
  return judgeGeneration({
    reference,
    source: "control",
    generation,
    facts: { index, samples: generation.samples, rejected: 0, bundle },
    policies: defaultPolicies(),
    looks: 1,
    declared: { pinned: [], named: [] },
    tools: TOOLS,
    seed,
    isMismatched: false,
  }).judgement;
}

const shownBy = ({ measurements }: GenerationJudgement, metric: string, slice: string) => {
  const found = measurements.find((each) => each.metric === metric && each.slice === slice);
  return {
    value: found?.estimate.kind === "value" ? found.estimate.value : Number.NaN,
    verdict: found?.verdict ?? "unknown",
  };
};

/** Retention as measured, even where the judgement withholds it: words chosen for the tail can look like a leaked reference. */
function retained({ reference, bundle }: Loop, generation: Summary, stratum: string): number {
  const heldOut = compare(reference, generation)?.heldOut;
  const breeding = { workflow: "replace" as const, bundle, share: 0, held: bundle };
  return heldOut ? retentionAfter(stratumEvidence(stratum, heldOut), breeding, 0).value : Number.NaN;
}

/** Runs one lineage from its ticket through every kind of injection. Returns nothing where no ticket was opened. */
export function outcomesOf(recursion: Recursion, loop: Loop, seed: number): Outcome[] {
  const first = judged(loop, loop.generation, recursion.generations, `quantities/${recursion.name}/${seed}`);
  const strata = first.quantities.filter(({ stratum }) => stratum.startsWith("rarity:"));
  const most = Math.max(0, ...strata.map(({ atRandom }) => atRandom ?? Number.POSITIVE_INFINITY));
  const kinds = [
    {
      injected: "random",
      orders: most < Number.POSITIVE_INFINITY && most <= loop.available ? [{ count: most, chosenFor: null }] : null,
    },
    {
      injected: "targeted",
      orders: strata.map(({ humanSamples, stratum }) => ({ count: humanSamples, chosenFor: stratum })),
    },
    { injected: "nothing", orders: [] },
  ] as const;
  const decodings = recursion.temperature === 1 ? ([false] as const) : ([false, true] as const);
  return strata.length === 0
    ? []
    : kinds.flatMap(({ injected, orders }) =>
        decodings.flatMap((isFixed) => {
          if (orders === null || (isFixed && injected === "nothing")) return [];
          const following = loop.next(orders, isFixed);
          const next = judged(
            loop,
            following,
            recursion.generations + 1,
            `${recursion.name}/${seed}/${injected}/${isFixed}`,
          );
          return strata.map((quantity): Outcome => {
            const after = shownBy(next, "tail.retention", quantity.stratum);
            return {
              recursion: recursion.name,
              seed,
              injected,
              decoding: isFixed ? "fixed" : "as before",
              stratum: quantity.stratum,
              samples: injected === "random" ? most : injected === "targeted" ? quantity.humanSamples : 0,
              ledBy: quantity.ledBy,
              before: shownBy(first, "tail.retention", quantity.stratum).value,
              target: quantity.target ?? 0,
              expected: quantity.expected ?? { value: 0, low: 0, high: 0 },
              after: retained(loop, following, quantity.stratum),
              mass: shownBy(next, "tail.mass", quantity.stratum).value,
              verdict: after.verdict,
            };
          });
        }),
      );
}
