import { multinomialCounts } from "#domain/simulate/alias.ts";
import { zipfWeights } from "#domain/simulate/world.ts";
import { random } from "#domain/stats/random.ts";
import { type Line, numbered, PEACE, type Plan } from "../lineage.ts";

/** Records of one label each, as often as the counts say. */
function labelled(counts: ArrayLike<number>): Line[] {
  return Array.from(counts).flatMap((times, label) =>
    Array.from({ length: times }, () => ({ label: `class-${label}` })),
  );
}

/** Classes of a Zipf law, drawn again from their own counts each generation. */
function resampledLabels(classes: number, exponent: number, size: number): Plan {
  const slug = `labels-${classes}-resampled-${size}`;
  return {
    slug,
    expected: { must: { notBefore: 1, watchBy: 6 }, wish: { collapseBy: 6 } },
    breed: () => {
      const source = random(`detection/${slug}`);
      const law = zipfWeights(classes, exponent);
      const generations = [labelled(multinomialCounts(law, 2 * size, source))];
      let counts = multinomialCounts(law, size, source);
      for (let g = 1; g <= 6; g++) {
        counts = multinomialCounts(counts, size, source);
        generations.push(labelled(counts));
      }
      return { generations: numbered(generations) };
    },
  };
}

function steady(
  slug: string,
  law: (g: number) => Float64Array,
  sizes: readonly number[],
  expected: Plan["expected"],
): Plan {
  return {
    slug,
    expected,
    breed: () => {
      const source = random(`detection/${slug}`);
      return { generations: numbered(sizes.map((n, g) => labelled(multinomialCounts(law(g), n, source)))) };
    },
  };
}

/** One class of ten fades to a share of its own. */
const fading = (kept: readonly number[]) => (g: number) =>
  Float64Array.from({ length: 10 }, (_, label) => (label === 9 ? 0.06 * (kept[g] ?? 1) : 1 / (label + 2)));

/** Generations of labels alone. */
export function labels(): Plan[] {
  const zipf = (classes: number) => () => zipfWeights(classes, 1.1);
  const lost = { must: { notBefore: 1, collapseBy: 3 }, wish: { mechanisms: ["class-loss" as const] } };
  return [
    ...[100, 2000].flatMap((classes) => [500, 2500].map((size) => resampledLabels(classes, 1.1, size))),
    steady("labels-human-10", zipf(10), [3000, 1000, 3000], { must: PEACE, wish: { verdicts: ["ok"] } }),
    steady("labels-human-300", zipf(300), [4000, 1000, 4000], { must: PEACE, wish: { verdicts: ["ok"] } }),
    steady("labels-human-unequal", zipf(300), [4000, 200, 20_000], { must: PEACE }),
    steady("labels-class-gone", fading([1, 0.5, 0.2, 0]), [4000, 2000, 2000, 2000], lost),
    steady("labels-class-gone-at-once", fading([1, 1, 0]), [4000, 2000, 2000], {
      must: { notBefore: 2, collapseBy: 2 },
    }),
    steady("labels-shares-moved", (g) => zipfWeights(10, g > 0 ? 0.9 : 1.1), [3000, 2000], {
      must: { noTicket: false },
    }),
  ];
}
