import { unknown } from "../estimate.ts";
import type { Computation, Metric } from "../metrics/define.ts";
import { mergePrompts, type PromptAnswers } from "../summary/prompts.ts";
import type { Replicates } from "../text/groups.ts";
import { words } from "../text/words.ts";
import type { Comparison } from "./comparison.ts";
import type { Measured } from "./contrast.ts";
import { replicatedContrast } from "./replicated.ts";

/** Prompts that both sides answered more than once, under which a mean over them says little; each is left out in a group. */
const LEAST_PROMPTS = 20;
const GROUPS = 20;

type PromptComputation = Extract<Computation, { kind: "prompts" }>;

/**
 * A statistic of the answers to one prompt, its mean over the prompts that people and model both answered more than once,
 * generation over control. Interval: twenty groups of prompts left out in turn, of both sides at once.
 */
export function promptContrast(
  metric: Metric,
  { of }: PromptComputation,
  { reference, generation }: Comparison,
): Measured {
  const n = generation.samples;
  const human = mergePrompts([reference.kinds?.catalogue.prompts ?? [], reference.control.carried.prompts]);
  if (generation.carried.prompts.length === 0 || human.length === 0) return { estimate: unknown("no-prompts", n) };
  if (n < metric.minSamples) return { estimate: unknown("too-few-samples", n) };
  const theirs = new Map(human.map(({ prompt, answers }) => [prompt, answers]));
  const shared = generation.carried.prompts.filter(({ prompt }) => theirs.has(prompt));
  if (shared.length === 0) return { estimate: unknown("prompt-mismatch", n) };
  const read = (answers: PromptAnswers["answers"]) => of(answers.map(({ text }) => words(text)));
  const values = shared.flatMap(({ prompt, answers }) => {
    const [control, own] = [read(theirs.get(prompt) ?? []), read(answers)];
    return control === null || own === null ? [] : [{ control, own }];
  });
  if (values.length < LEAST_PROMPTS) return { estimate: unknown("too-few-samples", n) };
  return replicatedContrast(
    {
      control: meansOf(values.map(({ control }) => control)),
      generation: meansOf(values.map(({ own }) => own)),
      n,
      controlSamples: reference.whole.samples,
      isPaired: true,
    },
    "ratio",
    "undefined",
  );
}

/** Mean over prompts, and without each group of them: every twentieth prompt. */
function meansOf(values: readonly number[]): Replicates {
  const meanWithout = (group: number) => {
    const kept = values.filter((_, i) => i % GROUPS !== group);
    return kept.reduce((sum, value) => sum + value, 0) / kept.length;
  };
  return { whole: meanWithout(-1), without: Array.from({ length: GROUPS }, (_, group) => meanWithout(group)) };
}
