import { describe, expect, it } from "vitest";
import { heldBackKey } from "../pool-reference.ts";
import { isEnough, wantedInAll } from "./enough.ts";

/** Of so many samples with keys of their own, those that stay out of training. */
function heldBack(accepted: number): number {
  const keys = Array.from({ length: accepted }, (_, i) => i);
  const last = heldBackKey(keys);
  return last === null ? 0 : keys.filter((key) => key <= last).length;
}

describe("wantedInAll", () => {
  it("is the least number of which as many train as are needed, once a fifth and at least 200 stay out", () => {
    for (const needed of [1, 100, 199, 200, 201, 799, 800, 801, 1242, 3999]) {
      const wanted = wantedInAll(needed, 1_000);
      const meets = (accepted: number) => isEnough({ accepted, heldBack: heldBack(accepted), needed });
      expect([needed, meets(wanted), meets(wanted - 1)]).toEqual([needed, true, false]);
    }
  });

  it("adds nothing while there are too few to hold any back", () => {
    expect([heldBack(199), wantedInAll(150, 120), wantedInAll(150, 250)]).toEqual([0, 150, 350]);
  });
});
