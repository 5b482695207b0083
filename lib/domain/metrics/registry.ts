import type { Metric } from "./define.ts";
import { tailRetention } from "./tail/retention.ts";

/** The only list of metrics: everything that can be derived from it is derived. */
export const METRICS: readonly Metric[] = [tailRetention];
