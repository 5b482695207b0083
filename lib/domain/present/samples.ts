import type { AlertEvidence } from "../alert/evidence.ts";
import { count, sliceWords } from "./format.ts";
import type { SamplesView } from "./views/samples.ts";

/** Which samples a page shows, and as of when. */
export function samplesWords({ total, revision, isNewest, slice, isOfEvents }: SamplesView): string {
  const as = isNewest ? "" : `, as they were at revision ${revision}`;
  if (slice === "all") return `All ${count(total)} samples${as}.`;
  if (isOfEvents) return `${sliceWords(slice)} are counted over all ${count(total)} samples${as}.`;
  return `Those of ${sliceWords(slice)} among ${count(total)} samples${as}.`;
}

/** The address of exactly the samples that an alert fired on. */
export function firedSamplesAddress(
  lineage: string,
  { generation, revision = 1, measurements }: AlertEvidence,
): string {
  const slice = measurements[0]?.slice ?? "all";
  const asked = `g=${generation}&revision=${revision}&slice=${encodeURIComponent(slice)}`;
  return `/lineages/${encodeURIComponent(lineage)}/samples?${asked}`;
}
