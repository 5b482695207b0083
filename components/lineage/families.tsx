import type { GenerationAxis } from "#domain/present/plot/scale.ts";
import { byHarm } from "#domain/present/status.ts";
import type { FamilyGroup } from "#domain/present/views/lineage.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import { Family } from "./family.tsx";

function verdictOf(series: SeriesView) {
  return series.points.at(-1)?.verdict ?? "unknown";
}

/** All families as rows under one axis, worst first. */
export function Families({
  groups,
  axis,
  selected,
}: {
  groups: readonly FamilyGroup[];
  axis: GenerationAxis;
  selected: number | null;
}) {
  const sorted = [...groups].sort((a, b) => byHarm(verdictOf(a.lead), verdictOf(b.lead)));
  return sorted.map((group) => <Family key={group.family} {...group} axis={axis} selected={selected} />);
}
