import { describe, expect, it } from "vitest";
import { estimate } from "../estimate.ts";
import type { Judged } from "../judge.ts";
import type { Verdict } from "../judgement.ts";
import type { Role } from "../metrics/define.ts";
import { meaningPhase } from "./meaning-phase.ts";

const read = (role: Role, value: number, verdict: Verdict): Judged => ({
  metric: role,
  version: 1,
  slice: "all",
  estimate: estimate({ value, low: value * 0.95, high: value * 1.05, n: 1_000 }),
  verdict,
  because: "",
  role,
  isGate: true,
  isSurelyBeyond: verdict === "breach",
  isUp: false,
});
const modes = read("tail", 0, "breach");
const flat = [read("richness", 0.07, "breach"), read("spread", 0.12, "breach")];
const wide = [read("richness", 0.97, "ok"), read("spread", 0.99, "ok")];

describe("meaningPhase", () => {
  it.each<[string, Judged[], object]>([
    ["modes lost, all of it inside", [modes, ...wide, read("outside", 0.99, "ok")], { phase: "early-collapse" }],
    ["modes lost, a tenth outside", [modes, ...wide, read("outside", 0.89, "watch")], { row: 8, phase: "shift" }],
    ["one spot left, a tenth outside", [modes, ...flat, read("outside", 0.89, "watch")], { phase: "late-collapse" }],
    ["one spot elsewhere", [modes, ...flat, read("outside", 0.3, "watch")], { row: 7, phase: "shift" }],
    ["nothing found", [...wide, read("outside", 1, "ok")], { phase: "healthy" }],
  ])("%s", (_, judged, expected) => {
    expect(meaningPhase(judged, false)).toMatchObject(expected);
  });
});
