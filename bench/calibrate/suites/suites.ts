import type { Suite } from "../suite.ts";
import { budget } from "./budget.ts";
import { copies } from "./copies.ts";
import { coverage } from "./coverage.ts";
import { invariance } from "./invariance.ts";
import { mechanism } from "./mechanism.ts";
import { pValues } from "./p-values.ts";
import { power } from "./power.ts";
import { rareClass } from "./rare-class.ts";

/** Every suite of the calibration, in the order it is told. */
export const SUITES: readonly Suite[] = [pValues, invariance, budget, coverage, power, mechanism, rareClass, copies];

/** A suite by its id. Throws on an id that is none. */
export function suiteOf(id: string): Suite {
  const found = SUITES.find((suite) => suite.id === id);
  if (!found) throw new Error(`${id} is no suite: ${SUITES.map((suite) => suite.id).join(", ")}`);
  return found;
}
