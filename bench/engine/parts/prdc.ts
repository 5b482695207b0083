import { prdcOf } from "#domain/stats/neighbours.ts";
import { clouds, ROWS, WIDTH } from "../clouds.ts";
import { dotSeconds } from "../floors/dots.ts";
import type { Part } from "../part.ts";

const NEIGHBOURS = 5;
const MOST_SECONDS = 2.4;
const MOST_MB = 200;

/** Precision, recall, density, coverage of two clouds. */
export const part: Part = {
  name: "prdc",
  run: async (meter) => {
    const { human, model } = clouds();
    // Two halves of a square and a whole one.
    const floor = dotSeconds(2 * ROWS * ROWS, WIDTH);
    const { result, ...cost } = await meter(() => prdcOf(human, model, WIDTH, NEIGHBOURS));
    const isMet = cost.seconds <= MOST_SECONDS && cost.rssAboveIdleMb <= MOST_MB;
    const shares = Object.entries(result).map(([name, share]) => `${name} ${share.toFixed(4)}`);
    return [
      {
        name: `PRDC, ${ROWS} × ${WIDTH} a side, k = ${NEIGHBOURS}`,
        ...cost,
        goal: { text: `≤ ${MOST_SECONDS} s, ≤ ${MOST_MB} MB`, isMet },
        floor: { name: "dot products", seconds: floor },
        ratio: cost.seconds / floor,
        note: shares.join(", "),
      },
    ];
  },
};
