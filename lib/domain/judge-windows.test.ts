import { describe, expect, it } from "vitest";
import { freezeReference } from "./comparison/comparison.ts";
import { judgeGeneration } from "./judge-generation.ts";
import type { GenerationJudgement } from "./judgement.ts";
import { defaultPolicies } from "./policy.ts";
import { random } from "./stats/random.ts";
import { incidence, type TokenisedSample } from "./summary/incidence.ts";
import { summarise } from "./summary/summary.ts";
import type { TimelineColumn } from "./timeline.ts";

const TOOLS = { deflate: (text: string) => ({ bytes: text.length, deflated: text.length }) };
const SAMPLES = 1_000;

/** Labelled samples, `rare` of which hold one more event that somebody declared. */
function labelled(samples: number, rare: number, seed: string): TokenisedSample[] {
  const source = random(seed);
  return Array.from({ length: samples }, (_, i) => {
    const label = `l${source.below(12)}`;
    const content = `${label}:${i < rare}`;
    const words = [`label:${label}`];
    return { key: source.uint32(), content, words, labels: [label], events: i < rare ? ["refund"] : [] };
  });
}

const REFERENCE = freezeReference([
  { tokenizer: "t", incidence: incidence(labelled(2 * SAMPLES, 60, "people")), texts: [] },
]);

/** Judges generations with this many samples that hold the event, one after the other. */
function lineage(rare: readonly number[]): GenerationJudgement[] {
  const earlier: TimelineColumn[] = [];
  return rare.map((held, at) => {
    const index = at + 1;
    const { judgement, column } = judgeGeneration({
      reference: REFERENCE,
      source: "control",
      generation: summarise("t", incidence(labelled(SAMPLES, held, `g${index}`)), []),
      facts: { index, samples: SAMPLES, rejected: 0, bundle: null },
      policies: defaultPolicies(),
      looks: rare.length,
      declared: { pinned: [], named: ["refund"] },
      tools: TOOLS,
      seed: `g${index}`,
      isMismatched: false,
      history: { index, earlier: [...earlier], since: 1 },
    });
    if (column) earlier.push(column);
    return judgement;
  });
}

const refund = (judgement: GenerationJudgement | undefined) =>
  judgement?.measurements.find(({ slice }) => slice === "event:refund");

describe("a declared event over several generations", () => {
  it("is seen going by three generations together when none alone could show it, and the sentence says so", () => {
    const judged = lineage([17, 16, 13]);
    expect(judged.map((each) => refund(each)?.verdict)).toEqual(["unknown", "unknown", "watch"]);
    expect(refund(judged[2])).toMatchObject({ pooled: 3, estimate: { n: 3 * SAMPLES } });
    expect(refund(judged[2])?.because).toMatch(/^Over the last 3 generations together: 51%/);
    expect(judged[2]?.headline).toContain("over the last 3 generations together");
  });

  it("raises nothing at equal rates, and says of one generation alone what that one shows", () => {
    const judged = lineage([30, 29, 31, 30]);
    expect(judged.map(({ verdict }) => verdict)).not.toContain("watch");
    const [lost] = lineage([3]);
    expect(refund(lost)).toMatchObject({ verdict: "breach" });
    expect(refund(lost)?.pooled).toBeUndefined();
  });

  it("does not go on alarming once the event is back, though the pooled window still holds the loss", () => {
    const judged = lineage([4, 4, 33]);
    expect(refund(judged[1])?.verdict).toBe("breach");
    expect(["ok", "unknown"]).toContain(refund(judged[2])?.verdict);
    expect(refund(judged[2])?.pooled).toBeUndefined();
  });
});
