import { gaussianSums, medianSigma, mmdSquared } from "#domain/stats/kernels.ts";
import { clouds, ROWS, WIDTH } from "../clouds.ts";
import { dotSeconds } from "../floors/dots.ts";
import type { Part } from "../part.ts";

const MOST_SECONDS = 3.9;
const MOST_MB = 200;

/** Median bandwidth and unbiased squared discrepancy of two clouds. */
export const part: Part = {
  name: "mmd",
  run: async (meter) => {
    const { human, model } = clouds();
    // Two halves of a square and a whole one, and a half again for the bandwidth.
    const floor = dotSeconds(2.5 * ROWS * ROWS, WIDTH);
    const { result, ...cost } = await meter(() => {
      const sigma = medianSigma(human, WIDTH);
      return { sigma, squared: mmdSquared(gaussianSums(human, model, WIDTH, sigma)) };
    });
    const isMet = cost.seconds <= MOST_SECONDS && cost.rssAboveIdleMb <= MOST_MB;
    return [
      {
        name: `MMD, ${ROWS} × ${WIDTH} a side`,
        ...cost,
        goal: { text: `≤ ${MOST_SECONDS} s, ≤ ${MOST_MB} MB`, isMet },
        floor: { name: "dot products", seconds: floor },
        ratio: cost.seconds / floor,
        note: `bandwidth ${result.sigma.toFixed(6)}, MMD² ${result.squared.toExponential(4)}`,
      },
    ];
  },
};
