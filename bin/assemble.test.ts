import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assemble, moduleSource } from "./assemble.ts";

const SOURCE = "lib/domain/stats/dot-tiles.wat";

describe("the assembled module", () => {
  it("is what its committed source says, byte for byte", () => {
    expect(readFileSync("lib/domain/stats/dot-tiles-module.ts", "utf8")).toBe(moduleSource(SOURCE));
  });

  it("is valid, and no longer is when an instruction is left out", () => {
    const source = readFileSync(SOURCE, "utf8");
    expect(WebAssembly.validate(assemble(source))).toBe(true);
    expect(WebAssembly.validate(assemble(source.replace("f32x4.mul", "")))).toBe(false);
    expect(() => assemble(source.replace("f32x4.mul", "f32x4.div"))).toThrow("no instruction f32x4.div");
  });
});
