import { random } from "#domain/stats/random.ts";
import { type Line, numbered, PEACE, type Plan } from "../lineage.ts";
import { fitted, normal } from "../normal-draws.ts";

const HUMAN = 3000;
const OBSERVED = 1000;

const lines = (values: readonly number[]): Line[] => values.map((value) => ({ values: { score: value } }));

/** Each generation is fitted by maximum likelihood to `learned` draws of the last; variance shrinks by 1 - 1/M in expectation. */
function gaussian(learned: number, hasControl: boolean): Plan {
  const slug = `gaussian-${learned}${hasControl ? "-control" : ""}`;
  const last = Math.min(40, Math.round(learned / 5));
  return {
    slug,
    // One variance wanders: ln s² falls by 1/M a generation, its spread grows by √(2/M): nothing is sure of one lineage.
    expected: { must: { notBefore: 1 }, wish: { watchBy: last } },
    breed: () => {
      const source = random(`detection/${slug}`);
      const draw = (n: number, { mean, deviation }: { mean: number; deviation: number }) =>
        Array.from({ length: n }, () => mean + deviation * normal(source));
      const people = { mean: 10, deviation: 3 };
      const generations = [lines(draw(HUMAN, people))];
      let law = people;
      for (let g = 1; g <= last; g++) {
        law = fitted(draw(learned, law));
        generations.push(lines(draw(OBSERVED, law)));
      }
      const control = lines(draw(HUMAN, people));
      return hasControl ? { generations: numbered(generations), control } : { generations: numbered(generations) };
    },
  };
}

type Law = (source: ReturnType<typeof random>, g: number) => number;

function told(
  slug: string,
  law: Law,
  expected: Plan["expected"],
  sizes: readonly number[] = [3000, 1000, 2500, 1000],
): Plan {
  return {
    slug,
    expected,
    breed: () => {
      const source = random(`detection/${slug}`);
      return { generations: numbered(sizes.map((n, g) => lines(Array.from({ length: n }, () => law(source, g))))) };
    },
  };
}

const skewed: Law = (source) => Math.exp(1 + 0.8 * normal(source));
const modes: Law = (source, g) => {
  const offered = g === 0 ? 5 : Math.max(2, 5 - g);
  return 10 * source.below(offered) + normal(source);
};

/** Generations of numbers: people of several laws, moved, rounded, shrunk, cut and missing modes. */
export function numbers(): Plan[] {
  const lost = { must: { collapseBy: 3, notBefore: 1 } };
  return [
    ...[10, 25, 100, 500].flatMap((learned) => [gaussian(learned, false), gaussian(learned, true)]),
    told("values-human-normal", (source) => normal(source), { must: PEACE, wish: { verdicts: ["ok"] } }),
    told("values-human-skewed", skewed, { must: PEACE, wish: { verdicts: ["ok"] } }),
    told("values-human-counts", (source) => source.below(6) + source.below(6), {
      must: PEACE,
      wish: { verdicts: ["ok"] },
    }),
    told("values-human-unequal", (source) => normal(source), { must: PEACE }, [2000, 200, 20_000, 60]),
    told("values-moved", (source, g) => normal(source) + (g > 0 ? 0.7 : 0), {
      must: PEACE,
      wish: { phases: { from: 1, among: ["shift"] } },
    }),
    told("values-shrunk", (source, g) => normal(source) * 0.9 ** g, lost),
    told("values-cut", (source, g) => Math.max(-2.2 + g * 0.4, Math.min(2.2 - g * 0.4, normal(source))), lost),
    told("values-lost-modes", modes, { must: { notBefore: 1, watchBy: 2 }, wish: { collapseBy: 3 } }),
    told("values-constant", (source, g) => (g > 0 ? 1 : normal(source)), { must: { collapseBy: 1 } }),
  ];
}
