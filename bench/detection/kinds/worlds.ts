import { resampled, sampleWorld, sharpened, type World, worldOf } from "#domain/simulate/world.ts";
import { random } from "#domain/stats/random.ts";
import { type Line, numbered, PEACE, type Plan, textLines } from "../lineage.ts";

const CONTROL = 5000;

function texts(world: World, samples: number, seed: string): Line[] {
  const drawn = sampleWorld(world, samples, random(`detection/world/${seed}`));
  return textLines(drawn.map((events) => Array.from(events, (event) => `w${event}`).join(" ")));
}

/** A world of words whose law is known, taken one step further each generation. */
function recursion(
  slug: string,
  step: (world: World, g: number) => World,
  size: number,
  expected: Plan["expected"],
): Plan {
  return {
    slug,
    expected,
    breed: () => {
      let world = worldOf(slug);
      const control = texts(world, CONTROL, `${slug}/control`);
      const generations = [1, 2, 3, 4, 5].map((g) => {
        world = step(world, g);
        return texts(world, size, `${slug}/${g}`);
      });
      return { generations: numbered(generations, 1), control };
    },
  };
}

const again = (bundle: number, seed: string) => (world: World, g: number) =>
  resampled(world, bundle, random(`detection/world/${seed}/${g}`));

/** World W: exact resampling of a Zipf law by topics, exact sharpening, both, and people who stay what they are. */
export function worlds(): Plan[] {
  const lost = (by: number) => ({ must: { notBefore: 1, collapseBy: by }, wish: { ticketBy: by } });
  return [
    recursion("zipf-resampled-2000", again(2000, "a"), 1000, lost(3)),
    recursion("zipf-resampled-4000", again(4000, "b"), 1000, lost(4)),
    recursion("zipf-resampled-4000-seen-2500", again(4000, "c"), 2500, lost(4)),
    recursion("zipf-resampled-20000", again(20_000, "d"), 2500, { must: { notBefore: 1 }, wish: { watchBy: 5 } }),
    recursion("zipf-sharpened-.97", (world) => sharpened(world, 0.97), 1000, lost(3)),
    recursion("zipf-sharpened-.9", (world) => sharpened(world, 0.9), 1000, lost(1)),
    recursion("zipf-human-1000", (world) => world, 1000, { must: PEACE }),
    recursion("zipf-human-2500", (world) => world, 2500, { must: PEACE, wish: { verdicts: ["ok"] } }),
  ];
}
