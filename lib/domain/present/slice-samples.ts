import type { Sample } from "../sample.ts";

/** Which samples a slice is of; null where it is of events, not of samples: then all of them count. */
export function sampleFilter(
  slice: string,
): ((sample: Pick<Sample, "labels" | "facets" | "values">) => boolean) | null {
  const cut = slice.indexOf(":");
  const [kind, rest] = cut < 0 ? [slice, ""] : [slice.slice(0, cut), slice.slice(cut + 1)];
  if (kind === "label") return ({ labels }) => labels?.includes(rest) ?? false;
  if (kind === "value") return ({ values }) => values !== undefined && Object.hasOwn(values, rest);
  if (kind !== "facet") return null;
  const at = rest.indexOf("=");
  const [name, value] = [rest.slice(0, at), rest.slice(at + 1)];
  return ({ facets }) => facets !== undefined && Object.hasOwn(facets, name) && String(facets[name]) === value;
}
