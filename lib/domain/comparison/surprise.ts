import { type Estimate, estimate, unknown } from "../estimate.ts";
import { type History, presentRun } from "../history.ts";
import type { Asked } from "../metrics/define.ts";
import { halfWidth } from "../stats/jackknife.ts";
import { momentsOf } from "../stats/sorted.ts";
import { type SurpriseColumn, surpriseColumn } from "../surprise-column.ts";
import type { Comparison } from "./comparison.ts";

/** Common prompts, and texts of either half, that a comparison needs. */
const LEAST = 30;

/** The earliest generation of the present run that states what is asked for. */
const firstOf = (history: History | undefined, holds: (column: SurpriseColumn) => boolean) =>
  (history ? presentRun(history) : []).flatMap(({ surprise }) => surprise ?? []).find(holds);

/**
 * Mean −log probability a token over the prompts that this generation and the first of its run both answered, as ratio,
 * with a jackknife interval over prompts. Unknown without log probabilities, an earlier generation, or common prompts.
 */
export function anchorEntropy(
  { generation, reference, index }: Comparison,
  { history }: Asked,
): { estimate: Estimate } {
  const n = generation.samples;
  const own = surpriseColumn(generation, reference.catalogue, index);
  if (!own || generation.carried.surprise.key.length === 0) return { estimate: unknown("no-logprobs", n) };
  if (own.prompt.length === 0) return { estimate: unknown("no-prompts", n) };
  const first = firstOf(history, ({ prompt }) => prompt.length > 0);
  if (!first) return { estimate: unknown("no-logprobs", n) };
  const before = new Map(first.prompt.map((prompt, i) => [prompt, first.nats[i] ?? 0]));
  const pairs = own.prompt.flatMap((prompt, i) => {
    const then = before.get(prompt);
    return then === undefined ? [] : [{ now: own.nats[i] ?? 0, then }];
  });
  if (pairs.length < LEAST) return { estimate: unknown("prompt-mismatch", n) };
  const now = pairs.reduce((sum, pair) => sum + pair.now, 0);
  const then = pairs.reduce((sum, pair) => sum + pair.then, 0);
  if (!(now > 0 && then > 0)) return { estimate: unknown("undefined", n) };
  const value = Math.log(now / then);
  const without = pairs.map((pair) => Math.log((now - pair.now) / (then - pair.then)));
  const mean = without.reduce((sum, each) => sum + each, 0) / pairs.length;
  const squares = without.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const half = halfWidth(pairs.length) * Math.sqrt(((pairs.length - 1) / pairs.length) * squares);
  if (!Number.isFinite(half)) return { estimate: unknown("undefined", n) };
  return {
    estimate: estimate({
      value: Math.exp(value),
      low: Math.exp(value - half),
      high: Math.exp(value + half),
      n,
      control: { value: 1, n: first.prompt.length },
    }),
  };
}

/**
 * How much more the rarer half of the same human texts surprises the model than the other half, less what it did at the
 * first generation of the run that scored them, in nats a token. Texts are paired, so that only what changed varies.
 */
export function tailPerplexity(
  { generation, reference, index }: Comparison,
  { history }: Asked,
): { estimate: Estimate; error?: number } {
  const n = generation.samples;
  const own = surpriseColumn(generation, reference.catalogue, index);
  const first = firstOf(history, ({ scored }) => scored.length > 0);
  if (!own || own.scored.length === 0 || !first) return { estimate: unknown("no-logprobs", n) };
  const changes = changesOf(own, first).toSorted((a, b) => a.rarity - b.rarity || a.key - b.key);
  const middle = changes.length >> 1;
  const [rest, rare] = [changes.slice(0, middle), changes.slice(middle)].map((half) =>
    Float64Array.from(half, ({ change }) => change).sort(),
  );
  if (!rest || !rare || rest.length < LEAST) return { estimate: unknown("too-few-samples", n) };
  const [a, b] = [momentsOf(rare, 0), momentsOf(rest, 0)];
  const value = a.mean - b.mean;
  const error = Math.sqrt(a.variance / rare.length + b.variance / rest.length);
  const half = halfWidth(rest.length) * error;
  const parts = { value, low: value - half, high: value + half, n };
  return { estimate: estimate({ ...parts, control: { value: 0, n: changes.length } }), error };
}

/** Change in nats of the texts that both scored, with the rarity of their words. */
function changesOf(own: SurpriseColumn, first: SurpriseColumn) {
  const before = new Map(Array.from(first.scored, (key, i) => [key, first.scoredNats[i] ?? 0]));
  return Array.from(own.scored, (key, i) => ({ key, i })).flatMap(({ key, i }) => {
    const then = before.get(key);
    return then === undefined ? [] : [{ key, rarity: own.rarity[i] ?? 0, change: (own.scoredNats[i] ?? 0) - then }];
  });
}
