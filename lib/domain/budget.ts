import { FAMILIES, type Family } from "./metrics/define.ts";
import type { PolicyDocument } from "./policy.ts";

/** Shares of the false-alarm budget (statistics.md 5); what a lineage lacks goes to the rest in proportion. */
const SHARE: Record<Family, number> = {
  tail: 0.3,
  richness: 0.2,
  events: 0.2,
  repetition: 0.1,
  spread: 0.05,
  drift: 0.05,
  trend: 0.05,
  numbers: 0.3,
  meaning: 0.3,
};

/** False-alarm chances of one look, by family. */
export interface Budget {
  looks: number;
  alpha: Record<Family, { watch: number; breach: number }>;
}

/**
 * Divides expected false alarms a year over looks and families. Expectations add without independence, so the
 * budget holds although all looks share one control.
 * Given the policy's budget, the looks expected a year (at least), and the families the lineage has.
 */
export function budgetOf(budget: PolicyDocument["budget"], looks: number, present: readonly Family[]): Budget {
  const perYear = Math.max(budget.looksPerYear, looks);
  const total = present.reduce((sum, family) => sum + SHARE[family], 0);
  const alpha = (family: Family) => {
    const share = present.includes(family) ? SHARE[family] / total : 0;
    return {
      watch: (budget.falseAlarmsPerYear.watch / perYear) * share,
      breach: (budget.falseAlarmsPerYear.breach / perYear) * share,
    };
  };
  return {
    looks: perYear,
    alpha: Object.fromEntries(FAMILIES.map((family) => [family, alpha(family)])) as Budget["alpha"],
  };
}
