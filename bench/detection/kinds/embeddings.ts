import { random } from "#domain/stats/random.ts";
import { type Line, numbered, PEACE, type Plan } from "../lineage.ts";
import { normal } from "../normal-draws.ts";

/** A mixture of normal clouds. `modes`: how many of the human ones are left; `spread`: deviation inside one. */
interface Cloud {
  modes: number;
  spread: number;
  shift: number;
}

const PEOPLE: Cloud = { modes: 30, spread: 0.35, shift: 0 };

/** Rows of a cloud; the share of mode k is 1/(k + 3), so that the last are rare. */
function rows(dimension: number, n: number, cloud: Cloud, seed: string): Line[] {
  const place = random(`detection/embedding/${dimension}`);
  const centres = Array.from({ length: PEOPLE.modes }, () => Array.from({ length: dimension }, () => normal(place)));
  const source = random(`detection/embedding/${dimension}/${seed}`);
  const weights = Array.from({ length: cloud.modes }, (_, k) => 1 / (k + 3));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: n }, () => {
    let left = source.uniform() * total;
    let mode = 0;
    while (mode < cloud.modes - 1 && left >= (weights[mode] ?? 0)) left -= weights[mode++] ?? 0;
    const centre = centres[mode] ?? [];
    const embedding = centre.map((at) => Number((at + cloud.shift + cloud.spread * normal(source)).toFixed(4)));
    return { embedding };
  });
}

function clouds(
  name: string,
  dimension: number,
  list: readonly Cloud[],
  expected: Plan["expected"],
  size = 1000,
): Plan {
  const slug = `embeddings-${dimension}-${name}`;
  return {
    slug,
    expected,
    breed: () => ({
      generations: numbered([
        rows(dimension, 1500, PEOPLE, `${slug}/0`),
        ...list.map((cloud, k) => rows(dimension, size, cloud, `${slug}/${k + 1}`)),
      ]),
    }),
  };
}

/** Embeddings of people, and of models that lost modes, drew together, moved or repeat themselves. */
export function embeddings(): Plan[] {
  const lost = { must: { notBefore: 1, collapseBy: 3 } };
  return [16, 64, 256].flatMap((dimension) => [
    clouds("human", dimension, [PEOPLE, PEOPLE], { must: PEACE, wish: { verdicts: ["ok"] } }),
    clouds("human-few", dimension, [PEOPLE], { must: PEACE }, 300),
    clouds(
      "lost-modes",
      dimension,
      [24, 18, 12].map((modes) => ({ ...PEOPLE, modes })),
      lost,
    ),
    clouds(
      "shrunk",
      dimension,
      [0.3, 0.2, 0.1].map((spread) => ({ ...PEOPLE, spread })),
      { must: { notBefore: 1, watchBy: 3 }, wish: { collapseBy: 3 } },
    ),
    clouds(
      "moved",
      dimension,
      [0.3, 0.6].map((shift) => ({ ...PEOPLE, shift })),
      { must: PEACE, wish: { phases: { from: 1, among: ["shift"] } } },
    ),
    clouds("one-mode", dimension, [{ ...PEOPLE, modes: 1 }], { must: { collapseBy: 1 } }),
  ]);
}
