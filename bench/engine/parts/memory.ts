import { compare, freezeReference } from "#domain/comparison/comparison.ts";
import { followedNames } from "#domain/followed.ts";
import type { Sample } from "#domain/sample.ts";
import { mapGeneration, mapReference } from "#engine/map.ts";
import { zipfTexts } from "../../world/zipf-samples.ts";
import type { Figure, Part } from "../part.ts";

const HUMANS = 5_000;
const SIZES = [100_000, 1_000_000];
const MOST_RATIO = 1.3;
const READ = { salt: "bench", match: null };

/** Samples made as they are asked for: what is measured is what the engine holds, not its input. */
async function* samplesOf(count: number, seed: string): AsyncGenerator<Sample[]> {
  let batch: Sample[] = [];
  let i = 0;
  for (const text of zipfTexts(count, seed)) {
    batch.push({ id: `s${i++}`, text });
    if (batch.length < 1_000) continue;
    yield batch;
    batch = [];
  }
}

/** Memory from samples to two sides ready to be measured, at two sizes. */
export const part: Part = {
  name: "memory",
  run: async (meter) => {
    const reference = freezeReference(await mapReference(samplesOf(HUMANS, "human"), READ));
    const isFollowed = followedNames(reference);
    const figures: Figure[] = [];
    for (const size of SIZES) {
      const { seconds, rssAboveIdleMb } = await meter(async () => {
        const generation = await mapGeneration(samplesOf(size, "model"), { ...READ, isFollowed });
        return generation && compare(reference, generation)?.whole.generation.whole.n;
      });
      figures.push({ name: `memory, ${size} samples`, seconds, rssAboveIdleMb, goal: null });
    }
    const [small, large] = figures.map(({ rssAboveIdleMb }) => rssAboveIdleMb);
    const ratio = (large ?? 0) / (small ?? 1);
    return figures.map((figure, i) =>
      i === 0
        ? figure
        : {
            ...figure,
            ratio,
            goal: { text: `≤ ${MOST_RATIO} × memory`, isMet: ratio <= MOST_RATIO },
            note: "ratio: of memory",
          },
    );
  },
};
