import { describe, expect, it } from "vitest";
import { deliveredWords } from "./notifications.ts";

describe("deliveredWords", () => {
  it("names what did not arrive, and only that", () => {
    const of = (...states: ("waiting" | "delivered" | "dead" | "dropped")[]) => states.map((state) => ({ state }));
    expect(deliveredWords(of("delivered"))).toBe("1 message, all delivered");
    expect(deliveredWords(of("delivered", "dead", "waiting", "waiting"))).toBe(
      "4 messages, 2 on their way, 1 given up",
    );
  });
});
