import { effectiveOfRows, vendiScore } from "#domain/stats/vendi.ts";
import { clouds, ROWS, WIDTH } from "../clouds.ts";
import { dotSeconds } from "../floors/dots.ts";
import type { Part } from "../part.ts";

const MOST_SECONDS = 0.2;

/** Effective number of rows: the unbiased one of order 2, and the score of order 1 by the dual form. */
export const part: Part = {
  name: "vendi",
  run: async (meter) => {
    const { human } = clouds();
    const floor = dotSeconds((WIDTH * ROWS) / 2, WIDTH);
    const forms = [
      ["unbiased, order 2", () => effectiveOfRows(human, WIDTH)],
      ["dual, order 1", () => vendiScore(human, WIDTH, 1)],
    ] as const;
    const figures = [];
    for (const [form, compute] of forms) {
      const { result, ...cost } = await meter(compute);
      figures.push({
        name: `Vendi ${form}, ${ROWS} × ${WIDTH}`,
        ...cost,
        goal: { text: `≤ ${MOST_SECONDS} s`, isMet: cost.seconds <= MOST_SECONDS },
        floor: { name: "dot products", seconds: floor },
        ratio: cost.seconds / floor,
        note: `${result.toFixed(4)} effective rows`,
      });
    }
    return figures;
  },
};
