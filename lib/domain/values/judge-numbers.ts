import type { Budget } from "../budget.ts";
import { drawsFor } from "../comparison/permutation.ts";
import type { Tested } from "../comparison/tested.ts";
import type { UnknownReason } from "../estimate.ts";
import { unknown } from "../estimate.ts";
import { judge } from "../judge.ts";
import { type KindJudgement, rejectedVerdict } from "../kind.ts";
import type { PhaseDecision } from "../phase.ts";
import type { PolicyDocument } from "../policy.ts";
import { LEAST_HALF } from "../reference.ts";
import { columnOf, type Numbers } from "../summary/numbers.ts";
import { exceedanceTests } from "./exceedance.ts";
import { type Field, fieldSide } from "./field.ts";
import { humanRange } from "./human-range.ts";
import { numberPhase } from "./number-phase.ts";
import { numberQuantity } from "./number-quantity.ts";
import { DRAWN, drawnTests, SHOWN, shownTests } from "./number-test.ts";

/** Fields judged at most, those that most human samples hold first. */
const MOST_FIELDS = 32;
/** Permutation tests and exact tests are adjusted apart, so they share the family's α evenly. */
const GROUPS = 2;

/** Numbers of the two human halves and of a generation, and what they are judged with. */
export interface NumbersInput {
  catalogue: Numbers;
  control: Numbers;
  generation: Numbers;
  policies: PolicyDocument;
  budget: Budget;
  seed: string;
  /** Samples of the next bundle, for what a loss asks. */
  bundle: number;
}

/** Judges every field that the reference carries; the worst evidenced field decides. Pure and seeded. */
export function judgeNumbers(input: NumbersInput): KindJudgement {
  const { catalogue, control, generation, policies, budget, seed } = input;
  const alpha = budget.alpha.numbers;
  const { fields, untold } = fieldsOf(catalogue, control, generation);
  const draws = drawsFor(alpha.breach / GROUPS);
  const tested = [
    ...drawnTests(fields, [catalogue, control], generation, { draws, alpha: alpha.watch / GROUPS, seed }),
    ...exceedanceTests(fields, alpha.watch / GROUPS),
  ].map(shared);
  const judged = [...tested, ...shownTests(fields), ...untold].map((each) => judge(each, policies, budget));
  const decided = fields.map((field) => {
    const own = judged.filter(({ slice }) => slice === `value:${field.name}`);
    const decision = numberPhase(own, field);
    return { field, own, decision, rejected: rejectedVerdict(own) };
  });
  const [worst] = decided.toSorted((a, b) => harmOf(b) - harmOf(a));
  const quantities = decided.flatMap(({ field, own, decision, rejected }) => {
    const isCollapse = decision.cap === "breach" && decision.phase !== "insufficient-data" && rejected === "breach";
    const quantity = isCollapse ? numberQuantity(own, field, input.bundle) : null;
    return quantity ? [quantity] : [];
  });
  return { judged, decision: worst?.decision ?? UNTOLD, quantities };
}

const UNTOLD: PhaseDecision = { row: 1, phase: "insufficient-data", mechanism: null, cap: "breach" };

/** Collapse at breach, collapse at watch, shift, healthy, untold: one field that is healthy outweighs those too small to tell. */
function harmOf({ decision, rejected }: { decision: PhaseDecision; rejected: "watch" | "breach" | null }): number {
  const order: PhaseDecision["phase"][] = ["insufficient-data", "healthy", "shift", "early-collapse", "late-collapse"];
  const isBreach = rejected === "breach" && decision.cap === "breach";
  return order.indexOf(decision.phase) + (isBreach ? order.length : 0);
}

const shared = (tested: Tested): Tested => ({
  ...tested,
  ...(tested.gainP === undefined ? {} : { gainP: Math.min(1, tested.gainP * GROUPS) }),
  estimate:
    tested.estimate.kind === "value" && tested.estimate.p !== undefined
      ? { ...tested.estimate, p: Math.min(1, tested.estimate.p * GROUPS) }
      : tested.estimate,
});

/** Fields to test, and those that cannot be, each with its reason. */
function fieldsOf(catalogue: Numbers, control: Numbers, generation: Numbers): { fields: Field[]; untold: Tested[] } {
  const held = catalogue.fields
    .map((name) => ({ name, values: columnOf(catalogue, name).value, controls: columnOf(control, name).value.length }))
    .sort((a, b) => b.values.length - a.values.length || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_FIELDS);
  const fields: Field[] = [];
  const untold: Tested[] = [];
  for (const { name, values, controls } of held) {
    const range = humanRange(values);
    const present = columnOf(generation, name).value.length;
    const reason = whyNot(values.length, controls, present, range !== null);
    if (reason || !range) {
      untold.push(
        ...[...DRAWN, ...SHOWN].map((metric) => untoldOf(metric, name, reason ?? "constant-reference", present)),
      );
      continue;
    }
    fields.push({
      name,
      range,
      control: fieldSide([control], name, range),
      human: fieldSide([catalogue, control], name, range),
      generation: fieldSide([generation], name, range),
    });
  }
  return { fields, untold };
}

function whyNot(catalogue: number, control: number, generation: number, varies: boolean): UnknownReason | null {
  if (generation === 0) return "no-values";
  if (Math.min(catalogue, control) < LEAST_HALF) return "too-few-samples";
  return varies ? null : "constant-reference";
}

const untoldOf = (metric: (typeof DRAWN)[number], name: string, reason: UnknownReason, n: number): Tested => ({
  metric,
  slice: `value:${name}`,
  isGate: metric.gates === undefined,
  estimate: unknown(reason, n),
});
