import { parseArgs } from "node:util";
import { budgetOf } from "#domain/budget.ts";
import type { KindJudgement } from "#domain/kind.ts";
import { rejectedVerdict } from "#domain/kind.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { normalFrom } from "#domain/simulate/laws.ts";
import { type Random, random } from "#domain/stats/random.ts";
import { numbersOf } from "#domain/summary/numbers.ts";
import { judgeNumbers } from "#domain/values/judge-numbers.ts";

const HELP = `Usage: node bench/calibrate/numbers.ts [--splits 400] [--law normal]
People against people in one field of numbers, by law and size, and the same law moved, stretched, shrunk or clipped.
Prints how often each phase and verdict was given: under "same" every watch and breach is a false alarm.
`;

type Law = (source: Random) => number;

const LAWS: Record<string, Law> = {
  normal: normalFrom,
  lognormal: (source) => Math.exp(normalFrom(source)),
  rating: (source) => [1, 2, 3, 3, 4, 4, 4, 4, 5, 5][source.below(10)] ?? 0,
  pareto: (source) => (1 - source.uniform()) ** (-1 / 1.1),
  zeros: (source) => (source.below(10) < 8 ? 0 : Math.exp(normalFrom(source))),
};

const SIZES = [
  { reference: 2_000, generation: 500 },
  { reference: 5_000, generation: 1_000 },
  { reference: 1_000, generation: 5_000 },
] as const;

/** What happens to a number on its way to the generation. */
const CHANGES: Record<string, (x: number) => number> = {
  same: (x) => x,
  moved: (x) => x + 1.5,
  "moved far": (x) => x + 30,
  stretched: (x) => 1.6 * x,
  shrunk: (x) => 0.7 * x,
  clipped: (x) => Math.max(-2, Math.min(2, x)),
};

function judged(law: Law, change: (x: number) => number, sizes: (typeof SIZES)[number], seed: string): KindJudgement {
  const source = random(seed);
  const drawn = (n: number, of: Law) =>
    numbersOf(Array.from({ length: n }, (_, key) => ({ key: key * 50 + source.below(50), values: { x: of(source) } })));
  const policies = defaultPolicies();
  return judgeNumbers({
    catalogue: drawn(sizes.reference / 2, law),
    control: drawn(sizes.reference / 2, law),
    generation: drawn(sizes.generation, (own) => change(law(own))),
    policies,
    budget: budgetOf(policies.budget, 1, ["numbers"]),
    seed,
    bundle: sizes.generation,
  });
}

const { values } = parseArgs({
  options: { splits: { type: "string", default: "400" }, law: { type: "string" }, help: { type: "boolean" } },
});
if (values.help) process.stdout.write(HELP);
else {
  for (const [law, draw] of Object.entries(LAWS)) {
    if (values.law && values.law !== law) continue;
    for (const [change, moved] of Object.entries(CHANGES)) {
      for (const sizes of SIZES) {
        const runs = change === "same" ? Number(values.splits) : Math.ceil(Number(values.splits) / 10);
        const tally = new Map<string, number>();
        for (let run = 0; run < runs; run++) {
          const { decision, judged: all } = judged(draw, moved, sizes, `${law}/${change}/${sizes.generation}/${run}`);
          const rejected = rejectedVerdict(all);
          const key = `${decision.phase} ${rejected === "breach" ? decision.cap : (rejected ?? "ok")}`;
          tally.set(key, (tally.get(key) ?? 0) + 1);
        }
        const told = Array.from(tally, ([key, count]) => `${key} ${count}`).join(", ");
        process.stdout.write(`${law}, ${change}, ${sizes.reference} v ${sizes.generation}, ${runs} runs: ${told}\n`);
      }
    }
  }
}
