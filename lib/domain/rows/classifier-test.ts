import type { Tested } from "../comparison/tested.ts";
import { estimate, unknown } from "../estimate.ts";
import { driftClassifier } from "../metrics/drift/classifier.ts";
import { crossScores, foldedArea } from "../stats/classifier.ts";
import { halfWidth, jackknifeError } from "../stats/jackknife.ts";
import { drawFirst, random } from "../stats/random.ts";
import type { Cloud } from "./cloud.ts";

/** Rows a side at most. */
export const CLASSIFIED = 400;
/** Redraws, and blocks that the interval leaves out in turn. */
const DRAWS = 199;
const BLOCKS = 20;

/**
 * How well people and generation are told apart by their directions, with equally many rows a side, shuffled so that
 * every fold has both. The interval leaves blocks of rows out of the curve, not of the training. Shown, never judged.
 * Unknown when: fewer rows than the metric's least. Cost O(199 · rows · d + d³).
 */
export function classifierTest(human: Cloud, generation: Cloud, seed: string): Tested {
  const { minSamples } = driftClassifier;
  const m = Math.min(human.n, generation.n, CLASSIFIED);
  const told = { metric: driftClassifier, slice: "all", isGate: false };
  if (m < minSamples) return { ...told, estimate: unknown("too-few-samples", generation.n) };
  const { width } = human;
  const rows = new Float32Array(2 * m * width);
  const label = new Uint8Array(2 * m);
  // Alternating: rows lie in the order of a hash, so every fold and block gets both sides alike.
  for (let i = 0; i < m; i++) {
    rows.set(human.unit.subarray(i * width, (i + 1) * width), 2 * i * width);
    rows.set(generation.unit.subarray(i * width, (i + 1) * width), (2 * i + 1) * width);
    label[2 * i + 1] = 1;
  }
  const scoresOf = crossScores(rows, width);
  const scores = scoresOf(label);
  const value = foldedArea(scores, label);
  const source = random(seed);
  const drawn = label.slice();
  let asFar = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    drawFirst(drawn, drawn.length - 1, source);
    if (foldedArea(scoresOf(drawn), drawn) >= value) asFar++;
  }
  const without = (block: number) => foldedArea(scores, label, (i) => (i >> 1) % BLOCKS === block);
  const error = jackknifeError([Array.from({ length: BLOCKS }, (_, block) => without(block))]);
  if (!Number.isFinite(value) || !Number.isFinite(error)) return { ...told, estimate: unknown("undefined", m) };
  const half = halfWidth(BLOCKS) * error;
  const ends = { low: Math.max(0, value - half), high: Math.min(1, value + half) };
  const p = (asFar + 1) / (DRAWS + 1);
  return { ...told, estimate: estimate({ value, ...ends, n: m, control: { value: 0.5, n: m }, p }) };
}
