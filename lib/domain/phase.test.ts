import { describe, expect, it } from "vitest";
import type { LossEvidence } from "./comparison/loss-evidence.ts";
import { phaseOf } from "./phase.ts";
import type { Signs } from "./signs.ts";

const SIGNS: Signs = {
  tail: "kept",
  richness: "kept",
  richnessVerdict: "ok",
  isTailBreached: false,
  isTailExchanged: false,
  isOutsideUp: false,
  outside: "not-up",
  isShifted: false,
  drift: { value: 0.0002, low: 0, high: 0.0004 },
  repetition: "ok",
  isOneVoice: false,
  isEventBreached: false,
  isEventOk: false,
  isLabelled: false,
  isSpreadBreached: false,
  lateGroups: 0,
};
const EVIDENCE: LossEvidence = {
  massShareOfLoss: null,
  humanEquivalentSamples: 2_000,
  humanSamples: 2_400,
  driftAllowance: 0.0004,
  tilt: null,
};
const LOST = { tail: "lost", richness: "low", richnessVerdict: "breach" } as const;
const phi = (value: number, half: number) => ({ massShareOfLoss: { value, low: value - half, high: value + half } });
const FAR = { drift: { value: 0.02, low: 0.018, high: 0.022 } };
const TILTED = { tilt: { exponent: 1.1, share: 0.7 } };

describe("phaseOf", () => {
  it.each<[string, Partial<Signs>, Partial<LossEvidence>, object]>([
    ["nothing found", {}, {}, { row: 11, phase: "healthy" }],
    ["richness cannot be told", { richness: "unknown" }, {}, { row: 1, phase: "insufficient-data" }],
    ["tail cannot be told", { tail: "unknown" }, {}, { row: 1, phase: "insufficient-data" }],
    ["copies, the rest kept", { repetition: "breach" }, {}, { row: 2, mechanism: "duplication", cap: "breach" }],
    [
      "copies beside a new subject",
      { repetition: "breach", tail: "lost", ...FAR },
      {},
      { phase: "shift", cap: "breach" },
    ],
    [
      "copies, a little lost beside",
      { repetition: "breach", tail: "lost", richness: "low", richnessVerdict: "watch" },
      {},
      { row: 2, mechanism: "duplication" },
    ],
    ["rare words exchanged for unknown ones", { isTailExchanged: true }, {}, { row: 8, phase: "shift", cap: "watch" }],
    ["copies only watched", { repetition: "watch" }, {}, { row: 11 }],
    ["one voice", { repetition: "breach", isOneVoice: true, ...LOST }, {}, { row: 2, phase: "late-collapse" }],
    [
      "a declared event gone",
      { isEventBreached: true },
      {},
      { row: 3, phase: "early-collapse", mechanism: "class-loss" },
    ],
    [
      "a lost label that is the lost richness",
      { isEventBreached: true, isLabelled: true, richness: "low" },
      {},
      { row: 3 },
    ],
    ["a handful of labels, their rates kept", { richness: "absent", tail: "absent", isEventOk: true }, {}, { row: 11 }],
    ["a handful of labels, nothing told", { richness: "absent", tail: "absent" }, {}, { row: 1 }],
    [
      "unknown words for rare ones",
      { tail: "lost", isOutsideUp: true, drift: { value: 0.05, low: 0.04, high: 0.06 } },
      phi(1.2, 0.1),
      { row: 4, phase: "shift", mechanism: "invented-tail", cap: "watch" },
    ],
    [
      "mass gone too, drift by frequency",
      { ...LOST, ...FAR },
      { ...phi(1, 0.1), ...TILTED },
      { row: 5, mechanism: "sharpening", cap: "breach" },
    ],
    [
      "mass gone too, drift by single words",
      { ...LOST, ...FAR },
      { ...phi(0.8, 0.1), tilt: { exponent: 1.03, share: 0.06 } },
      { row: 7, phase: "shift", mechanism: null, cap: "watch" },
    ],
    [
      "types gone, mass kept, subject stayed",
      LOST,
      phi(0, 0.2),
      { row: 6, phase: "early-collapse", mechanism: "resampling", cap: "breach" },
    ],
    ["types gone, mass half gone, not by frequency", LOST, phi(0.4, 0.05), { row: 13, phase: "shift" }],
    ["types gone, mass perhaps kept", LOST, phi(0.3, 0.3), { row: 6, mechanism: null, cap: "breach" }],
    [
      "tail gone alone, its mass too, not by frequency",
      { tail: "lost", richness: "unknown" },
      phi(1, 0.4),
      { row: 13 },
    ],
    ["types gone, seen in few samples", LOST, { ...phi(0.2, 0.4), humanSamples: 300 }, { row: 13, phase: "shift" }],
    ["types gone, and the unseen words too", { ...LOST, outside: "down" }, phi(0, 0.2), { row: 7, phase: "shift" }],
    [
      "frequency explains the drift, mass kept so far",
      { ...LOST, ...FAR },
      { ...phi(0.1, 0.1), ...TILTED },
      { row: 5, mechanism: null, cap: "breach" },
    ],
    [
      "drift that may be none, by frequency",
      { ...LOST, drift: { value: 0.0004, low: -0.0001, high: 0.0009 } },
      { ...phi(0, 0.2), ...TILTED },
      { row: 6, mechanism: "resampling", cap: "breach" },
    ],
    [
      "types gone, drift hardly more than resampling makes",
      { ...LOST, drift: { value: 0.0007, low: 0.0001, high: 0.0013 } },
      phi(0, 0.2),
      { row: 6, phase: "early-collapse", cap: "watch" },
    ],
    [
      "types gone, drift undecided: collapse or narrower subject, review",
      { ...LOST, drift: { value: 0.001, low: 0.0004, high: 0.0016 } },
      phi(0, 0.2),
      { row: 13, phase: "shift", mechanism: null, cap: "watch" },
    ],
    ["types gone, no drift to tell the subject by", { ...LOST, drift: null }, phi(0, 0.2), { row: 13, cap: "watch" }],
    ["types gone, subject moved", { ...LOST, ...FAR }, phi(0.1, 0.1), { row: 7, phase: "shift", cap: "watch" }],
    [
      "a mild loss with more drift than resampling ever made, few samples",
      { ...LOST, drift: { value: 0.012, low: 0.006, high: 0.018 } },
      { ...phi(0, 0.5), driftAllowance: 0.012 },
      { row: 13, phase: "shift", cap: "watch" },
    ],
    [
      "a mild loss with much drift, and just what resampling makes, its mass surely kept",
      { ...LOST, drift: { value: 0.012, low: 0.009, high: 0.015 } },
      { ...phi(0, 0.2), driftAllowance: 0.012 },
      { row: 6, mechanism: "resampling", cap: "breach" },
    ],
    [
      "a grave loss with as much drift",
      { ...LOST, drift: { value: 0.012, low: 0.006, high: 0.018 } },
      { ...phi(0, 0.2), driftAllowance: 0.012, humanEquivalentSamples: 1_000 },
      { row: 6, mechanism: "resampling", cap: "breach" },
    ],
    [
      "losses at watch, effective words at breach",
      { ...LOST, richnessVerdict: "watch", isSpreadBreached: true },
      phi(0, 0.2),
      { row: 6, phase: "early-collapse", cap: "watch" },
    ],
    ["two more groups at breach", { ...LOST, lateGroups: 2 }, phi(0, 0.2), { phase: "late-collapse" }],
    [
      "two groups at breach, richness only watched",
      { ...LOST, richnessVerdict: "watch", lateGroups: 2 },
      phi(0, 0.2),
      { phase: "early-collapse" },
    ],
    ["tail gone, richness kept", { tail: "lost" }, {}, { row: 8, phase: "shift", cap: "watch" }],
    [
      "richness gone, tail exposed, subject stayed",
      { richness: "low", richnessVerdict: "breach", tail: "unknown" },
      {},
      { row: 9, phase: "early-collapse", mechanism: null, cap: "breach" },
    ],
    [
      "richness gone, tail kept, subject moved",
      { richness: "low", richnessVerdict: "breach", ...FAR },
      {},
      { row: 7, phase: "shift", cap: "watch" },
    ],
    ["drift alone", { isShifted: true, ...FAR }, {}, { row: 10, phase: "shift", cap: "watch" }],
    ["spread gone, tail kept", { isSpreadBreached: true }, {}, { row: 12, cap: "watch" }],
  ])("%s", (_, signs, evidence, expected) => {
    expect(phaseOf({ ...SIGNS, ...signs }, { ...EVIDENCE, ...evidence })).toMatchObject(expected);
  });

  it("never calls drift, outside or length alone a collapse", () => {
    const { phase } = phaseOf({ ...SIGNS, isShifted: true, isOutsideUp: true, ...FAR }, EVIDENCE);
    expect(phase).toBe("shift");
  });
});
