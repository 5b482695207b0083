import { describe, expect, it, vi } from "vitest";
import { type Card, cardImage, drawable } from "./card.ts";

const card: Card = {
  place: "support-bot · g4 · 2026-11-22",
  verdict: "breach",
  headline: "Rare words fell to 71% of the human control (66-76%), below 85%.",
  numbers: [{ value: "71%", name: "95% interval 66-76%" }],
  plot: {
    width: 480,
    height: 124,
    title: "",
    description: "",
    marks: [{ kind: "status", x: 40, y: 40, r: 4, verdict: "unknown" }],
  },
  foot: "Tailwatch",
};

describe("cardImage", () => {
  it("draws 1200 × 630 and fetches nothing, whatever script a lineage is named in", async () => {
    const fetched = vi.spyOn(globalThis, "fetch");
    const every = `${String.fromCodePoint(...Array.from({ length: 0x180 - 0x20 }, (_, at) => at + 0x20))}–—‘’“”…−×·`;
    const image = Buffer.from(await cardImage({ ...card, place: "模型 🦜 مرحبا", headline: every }));
    expect(image.subarray(1, 4).toString()).toBe("PNG");
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(image.length).toBeLessThan(150_000);
    const addresses = fetched.mock.calls
      .map(([address]) => String(address))
      .filter((address) => /^https?:/.test(address));
    expect(addresses).toEqual([]);
    fetched.mockRestore();
  });
});

describe("drawable", () => {
  it("replaces what the font lacks and keeps what it has", () => {
    expect(drawable("−9 points · “naïve” Łódź")).toBe("−9 points · “naïve” Łódź");
    expect(drawable("漢字🦜")).toBe("???");
  });
});
