import { describe, expect, it } from "vitest";
import { random } from "#domain/stats/random.ts";
import { resampled, sampleWorld, sharpened, worldOf } from "./world.ts";

describe("world W", () => {
  const world = worldOf("test");
  const typesOf = (samples: Int32Array[]) => new Set(samples.flatMap((sample) => [...sample])).size;

  it("gives samples of at most 30 different events, the same for the same seed", () => {
    const run = () => sampleWorld(world, 50, random("same"));
    expect(run()).toEqual(run());
    for (const sample of run()) expect(new Set(sample).size).toBe(sample.length);
  });

  it("shows fewer types once resampled or sharpened, and as many from itself", () => {
    const human = typesOf(sampleWorld(world, 1000, random("human")));
    const again = typesOf(sampleWorld(world, 1000, random("again")));
    const learned = typesOf(sampleWorld(resampled(world, 4000, random("bundle")), 1000, random("learned")));
    const sharp = typesOf(sampleWorld(sharpened(world, 0.9), 1000, random("sharp")));
    expect(Math.abs(again / human - 1)).toBeLessThan(0.02);
    expect(learned / human).toBeLessThan(0.95);
    expect(sharp / human).toBeLessThan(0.85);
  });
});
