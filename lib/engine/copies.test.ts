import { hash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createCopies } from "./copies.ts";

const digestOf = (content: number) => hash("sha256", String(content), "hex");

describe("createCopies", () => {
  it("numbers the copies of each content, however many of it and however many contents there are", () => {
    const copies = createCopies();
    const met = new Map<number, number>();
    for (let i = 0; i < 20_000; i++) {
      const content = i % 7 === 0 ? 0 : i % 5_000;
      expect(copies.next(digestOf(content))).toBe(met.get(content) ?? 0);
      met.set(content, (met.get(content) ?? 0) + 1);
    }
    expect(met.get(0)).toBeGreaterThan(2_000);
  });

  it("goes on from the copies that come before", () => {
    const before = Uint32Array.of(3, 300);
    const digests = Buffer.concat([7, 8].map((content) => Buffer.from(digestOf(content).slice(0, 16), "hex")));
    const copies = createCopies({ digests, before });
    expect([7, 8, 9, 8].map((content) => copies.next(digestOf(content)))).toEqual([3, 300, 0, 301]);
  });
});
