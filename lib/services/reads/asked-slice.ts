import { askedText, type Query } from "#domain/present/address.ts";
import { type SliceChoice, sampleSlices, sliceName } from "#domain/present/slices.ts";

/** Which part of the samples the address asks for; one that was not measured is a complaint. */
export function askedSlice(
  query: Query,
  measured: readonly { metric: string; slice: string }[],
): { slice: SliceChoice; complaint: string | null } {
  const slices = sampleSlices(measured);
  const asked = askedText(query, "slice");
  if (asked === "" || slices.includes(asked))
    return { slice: { chosen: asked === "" ? null : asked, slices }, complaint: null };
  const complaint = `“${sliceName(asked)}” is not measured here; this is all samples.`;
  return { slice: { chosen: null, slices }, complaint };
}
