import type { StripCell } from "../views/lineage.ts";
import type { GenerationAxis } from "./scale.ts";

/** The axis all charts of a lineage page share: 760 wide, at least four generations, so that two do not look like a trend. */
export function pageAxis(cells: readonly StripCell[]): GenerationAxis {
  const from = cells[0]?.index ?? 0;
  const to = Math.max(cells.at(-1)?.index ?? 0, from + 3);
  return { from, to, width: 760, left: 56, right: 96 };
}

/** The same axis for a small multiple. */
export function smallAxis(axis: GenerationAxis, width = 244): GenerationAxis {
  return { ...axis, width, left: 40, right: 6 };
}
