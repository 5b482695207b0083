import { describe, expect, it } from "vitest";
import type { Verdict } from "../judgement.ts";
import { reviewChanges } from "./review-change.ts";
import { againstHuman, againstThen, changesSentence } from "./review-words.ts";
import type { ReviewFigure, ReviewLineage } from "./views/frozen-review.ts";

const figure = (value: number, verdict: Verdict, half = 0.02): ReviewFigure => ({
  ...{ metric: "tail.retention", slice: "rarity:1", version: 1, family: "tail", n: 2_500, verdict },
  ...{ value, low: value - half, high: value + half },
});
const lineage = (slug: string, verdict: Verdict, value: number, index: number | null = 5): ReviewLineage => ({
  ...{ slug, name: slug, owner: null, verdict, finding: `${slug} is ${verdict}`, phase: null, mechanism: null, index },
  ...{
    revision: 1,
    samples: 2_500,
    judgedAt: null,
    policyVersion: 1,
    policiesInForce: 1,
    figures: [figure(value, verdict)],
  },
});
const compared = (now: ReviewLineage[], then: ReviewLineage[]) =>
  reviewChanges(now, (slug) => then.find((each) => each.slug === slug) ?? null);
const movements = (now: ReviewLineage[], then: ReviewLineage[]) =>
  compared(now, then).map(({ lineage: { slug }, movement }) => `${slug} ${movement}`);

describe("reviewChanges", () => {
  it("orders by harm: worse, then what became unknown, new, better, the same", () => {
    const then = [
      lineage("a", "ok", 1),
      lineage("b", "watch", 0.9),
      lineage("c", "breach", 0.6),
      lineage("d", "ok", 1),
    ];
    const now = [
      lineage("d", "ok", 1),
      lineage("c", "ok", 1),
      lineage("e", "ok", 1),
      lineage("b", "unknown", 0.9),
      lineage("a", "breach", 0.7),
    ];
    expect(movements(now, then)).toEqual(["a worse", "b unknown", "e new", "c better", "d same"]);
  });

  it("calls a lineage worse within its verdict only where the whole interval lies beyond what it was", () => {
    const then = [lineage("a", "breach", 0.7)];
    expect(movements([lineage("a", "breach", 0.6)], then)).toEqual(["a worse"]);
    expect(movements([lineage("a", "breach", 0.69)], then)).toEqual(["a same"]);
    expect(movements([lineage("a", "breach", 0.8)], then)).toEqual(["a better"]);
  });

  it("never counts unknown as good: known again it is better only when it is ok", () => {
    const then = [lineage("a", "unknown", 0.9), lineage("b", "unknown", 0.9)];
    expect(movements([lineage("a", "ok", 1), lineage("b", "watch", 0.9)], then)).toEqual(["b worse", "a better"]);
  });

  it("compares no figures of two versions of a metric, and leaves out what nobody judged", () => {
    const old = lineage("a", "breach", 0.9);
    const then = { ...old, figures: old.figures.map((each) => ({ ...each, version: 0 })) };
    const [change] = compared([lineage("a", "breach", 0.6), lineage("b", "unknown", 0, null)], [then]);
    expect(change).toMatchObject({ movement: "same", figure: { previous: null, value: 0.6, human: 1 } });
  });

  it("says each change against then and against people", () => {
    const [change] = compared([lineage("a", "breach", 0.71)], [lineage("a", "watch", 0.9, 4)]);
    expect(change && [againstThen(change), againstHuman(change)]).toEqual([
      "watch at g4, 90%: −19 points, worse",
      "−29 points, worse",
    ]);
  });
});

describe("changesSentence", () => {
  it("counts worse, better and unknown, and names what it is compared with", () => {
    const then = ["a", "b", "c", "d"].map((slug) => lineage(slug, "watch", 0.9));
    const now = [
      lineage("a", "breach", 0.7),
      lineage("b", "breach", 0.7),
      lineage("c", "ok", 1),
      lineage("d", "unknown", 0.9),
    ];
    const changes = compared(now, then);
    expect(changesSentence(changes, "2026-W46")).toBe(
      "2 lineages are worse, 1 is better than at 2026-W46. 1 lineage became unknown.",
    );
    expect(changesSentence(changes.slice(3), null)).toBe("1 lineage is better than at the generation before.");
    expect(changesSentence([], null)).toBe("No lineage is worse than at the generation before.");
  });
});
