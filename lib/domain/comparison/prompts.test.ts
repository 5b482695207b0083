import { describe, expect, it } from "vitest";
import { diversityWithinPrompt } from "../metrics/diversity/within-prompt.ts";
import { random } from "../stats/random.ts";
import type { PromptAnswers } from "../summary/prompts.ts";
import type { Comparison } from "./comparison.ts";
import { promptContrast } from "./prompts.ts";

const { computation } = diversityWithinPrompt;

/** Answers of six words out of `kinds` to each of 60 prompts. */
function answered(seed: string, answers: number, kinds: number, name = "prompt"): PromptAnswers[] {
  const source = random(seed);
  return Array.from({ length: 60 }, (_, p) => ({
    prompt: `${name} ${p}`,
    answers: Array.from({ length: answers }, (_, key) => {
      const text = Array.from({ length: 6 }, () => `w${source.below(kinds)}`).join(" ");
      return { key, content: text, text };
    }),
  }));
}

function measured(human: PromptAnswers[], model: PromptAnswers[], samples = 600) {
  const comparison = {
    reference: {
      kinds: { catalogue: { prompts: [] } },
      control: { carried: { prompts: human } },
      whole: { samples: 500 },
    },
    generation: { samples, carried: { prompts: model } },
  };
  return promptContrast(diversityWithinPrompt, computation, comparison as unknown as Comparison).estimate;
}

describe("promptContrast", () => {
  it("gives people's value of people's own answers, exactly, and inside its interval of other people's, however many answer", () => {
    const people = answered("people", 4, 6);
    expect(measured(people, people)).toMatchObject({ value: 1, low: 1, high: 1 });
    let held = 0;
    for (let run = 0; run < 40; run++) {
      const own = measured(answered(`a${run}`, 3, 6), answered(`b${run}`, 12, 6));
      if (own.kind === "value" && own.low <= 1 && own.high >= 1) held++;
    }
    expect(held).toBeGreaterThanOrEqual(34);
  });

  it("falls, its whole interval, where answers to a prompt come to be alike", () => {
    const own = measured(answered("people", 4, 6), answered("model", 4, 3));
    expect(own.kind === "value" && own.high).toBeLessThan(1);
  });

  it("says why there is no number: no prompts, other prompts, one answer each, few samples", () => {
    const people = answered("people", 4, 6);
    const reason = (human: PromptAnswers[], model: PromptAnswers[], samples?: number) => {
      const own = measured(human, model, samples);
      return own.kind === "unknown" && own.reason;
    };
    expect(reason(people, [])).toBe("no-prompts");
    expect(reason([], people)).toBe("no-prompts");
    expect(reason(people, answered("model", 4, 6, "another"))).toBe("prompt-mismatch");
    expect(reason(answered("people", 1, 6), people)).toBe("too-few-samples");
    expect(reason(people, people.slice(0, 19))).toBe("too-few-samples");
    expect(reason(people, people, 39)).toBe("too-few-samples");
  });
});
