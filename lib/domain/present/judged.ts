import { METRICS } from "../metrics/registry.ts";
import { isByWording, type Provider } from "../provider.ts";

/** What tells whether a measurement is judged. */
interface Named {
  metric: string;
  slice: string;
  provider?: Provider | null | undefined;
}

/** Whether a measurement is judged by the registry, and not only shown beside the others. */
export function isJudged({ metric, slice, provider }: Named): boolean {
  // Vectors that know wording only judge nothing.
  if (provider && isByWording(provider)) return false;
  const declared = METRICS.find((each) => each.id === metric);
  if (declared === undefined || declared.defaultPolicy === null) return false;
  // Parts of the samples show where a loss lies; what is judged is the whole.
  if (declared.inParts !== undefined && /^(label|facet):/.test(slice)) return false;
  return declared.gates?.includes(slice) ?? true;
}

/** What stands in the place of a verdict where nothing is judged. */
export const NOT_JUDGED = "not judged";
