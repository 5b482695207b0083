import { SlicePicker } from "#components/slices/picker.tsx";
import { WorstSlices } from "#components/slices/worst.tsx";
import { Empty } from "#components/ui/empty.tsx";
import type { Query } from "#domain/present/address.ts";
import { generationName } from "#domain/present/format.ts";
import { pageAxis } from "#domain/present/plot/axis.ts";
import type { LineageView } from "#domain/present/views/lineage.ts";
import { Axis } from "./axis.tsx";
import { Baseline } from "./baseline.tsx";
import { Families } from "./families.tsx";
import { GenerationPanel } from "./generation-panel.tsx";
import { Judgement } from "./judgement.tsx";
import { Limits } from "./limits.tsx";

/** Since when, which part, why: the axis over families of measurements, beside the selected generation; then its judgement. */
export function LineageOverview({ view, path, query }: { view: LineageView; path: string; query: Query }) {
  const { row, families, selected, slice } = view;
  const axis = pageAxis(row.strip);
  const index = selected?.index ?? null;
  const judgement = selected?.judgement ?? null;
  return (
    <>
      <div className="gap-8 lg:grid lg:grid-cols-[760px_1fr]">
        <div className="min-w-0">
          <Axis
            cells={row.strip}
            axis={axis}
            selected={index}
            path={path}
            query={query}
            title={`Phases of ${row.name}.`}
          />
          <SlicePicker choice={slice} path={path} index={index} />
          <Families groups={families} axis={axis} selected={index} />
          {families.length === 0 && (
            <Empty title="Nothing judged yet">
              A generation is judged when it is closed and a human reference exists.
            </Empty>
          )}
        </div>
        <div className="min-w-0 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto">
          {selected !== null && <GenerationPanel facts={selected} slug={row.slug} />}
          <Baseline slug={row.slug} active={view.baseline} selected={selected} />
        </div>
      </div>
      <WorstSlices worst={view.worst} index={index} path={path} query={query} />
      {judgement !== null && <Judgement judgement={judgement} name={generationName(index ?? 0)} />}
      <Limits notes={judgement?.notes ?? []} />
    </>
  );
}
