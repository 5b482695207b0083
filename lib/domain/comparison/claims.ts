import { type Estimate, estimate, unknown } from "../estimate.ts";
import type { Asked } from "../metrics/define.ts";
import { clopperPearson } from "../stats/exact-counts.ts";
import { samplesOf } from "../summary/count-table.ts";
import type { Comparison } from "./comparison.ts";

/** Share of a generation's samples that say a thing of where they come from, with its exact 95% interval. */
function shareSaying(name: string, { generation }: Comparison, { minSamples }: Asked): Estimate {
  const { origins, samples: n } = generation;
  if (n < minSamples) return unknown("too-few-samples", n);
  const at = origins.names.indexOf(name);
  const hits = at < 0 ? 0 : samplesOf(origins, at);
  return estimate({ value: hits / n, ...clopperPearson(hits, n, 0.95), n });
}

/** Share of samples whose origin claims human. Unknown where no sample says where it comes from. */
export const claimedHuman = (comparison: Comparison, asked: Asked): { estimate: Estimate } => ({
  estimate: comparison.generation.origins.names.some((name) => name.startsWith("origin:"))
    ? shareSaying("origin:human", comparison, asked)
    : unknown("no-origins", comparison.generation.samples),
});

/** Share of samples that name their source. */
export const sourceStated = (comparison: Comparison, asked: Asked): { estimate: Estimate } => ({
  estimate: shareSaying("source:stated", comparison, asked),
});
