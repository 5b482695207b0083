import { describe, expect, it } from "vitest";
import { unknown } from "./estimate.ts";
import type { Judged } from "./judge.ts";
import type { Role } from "./metrics/define.ts";
import { signsOf } from "./signs.ts";

const judgedAs = (role: Role, verdict: Judged["verdict"]): Judged => ({
  metric: `a.${role}`,
  version: 1,
  slice: "all",
  estimate: unknown("not-run"),
  verdict,
  because: "",
  role,
  isGate: true,
  isSurelyBeyond: false,
  isUp: false,
});
const COUNTED = { distinctContents: 500, isLabelled: false };
const tailSign = (...beside: Judged[]) => signsOf([judgedAs("tail", "watch"), ...beside], COUNTED).tail;

describe("a single watch of the tail", () => {
  it("is no loss by itself, and one beside a second sign", () => {
    expect(tailSign(judgedAs("richness", "ok"))).toBe("unknown");
    expect(tailSign(judgedAs("richness", "watch"))).toBe("lost");
    expect(tailSign(judgedAs("drift", "watch"))).toBe("lost");
  });

  it("is not confirmed by copies: the tail is read over what was said once", () => {
    expect(tailSign(judgedAs("repetition", "breach"))).toBe("unknown");
  });
});
