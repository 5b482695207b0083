import { describe, expect, it } from "vitest";
import { random } from "../stats/random.ts";
import { blockSums, PAIRINGS, type Pairing, pairSums } from "./block-sums.ts";
import type { Cloud } from "./cloud.ts";

const WIDTH = 5;

function cloud(n: number, seed: string): Cloud {
  const { uniform } = random(seed);
  const point = Float32Array.from({ length: n * WIDTH }, () => uniform() - 0.3);
  const unit = point.map((x, at) => {
    const from = Math.floor(at / WIDTH) * WIDTH;
    return x / Math.hypot(...point.subarray(from, from + WIDTH));
  });
  return { n, width: WIDTH, unit, point };
}

describe("pairSums", () => {
  it.each([
    [60, 120],
    [180, 60],
    [100, 100],
  ])("are the sums over blocks one by one, with %i human rows and %i of the generation", (humans, generated) => {
    const of = blockSums(cloud(humans, "human"), cloud(generated, "generation"));
    if (!of) throw new Error("no blocks");
    const { below } = random("labels");
    const byHand = (pairing: Pairing, side: Uint8Array, own: number, other: number) => {
      let sum = 0;
      for (let i = 0; i < of.blocks; i++)
        for (let j = 0; j < of.blocks; j++)
          if (side[i] === own && side[j] === other) sum += of.sums[pairing][i * of.blocks + j] ?? 0;
      return sum;
    };
    for (const pairing of PAIRINGS) {
      const side = Uint8Array.from({ length: of.blocks }, () => below(5) % 3);
      const sums = pairSums(of, pairing, side);
      const wanted = {
        withinA: byHand(pairing, side, 1, 1),
        withinB: byHand(pairing, side, 0, 0),
        across: byHand(pairing, side, 1, 0),
      };
      expect(sums.withinA / wanted.withinA).toBeCloseTo(1, 11);
      expect(sums.withinB / wanted.withinB).toBeCloseTo(1, 11);
      expect(sums.across / wanted.across).toBeCloseTo(1, 11);
      expect(sums.a).toBe(side.filter((each) => each === 1).length * of.size);
      expect(sums.b).toBe(side.filter((each) => each === 0).length * of.size);
    }
  });
});
