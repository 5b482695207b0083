import type { Metadata } from "next";
import { Axis } from "#components/lineage/axis.tsx";
import { Baseline } from "#components/lineage/baseline.tsx";
import { Families } from "#components/lineage/families.tsx";
import { GenerationPanel } from "#components/lineage/generation-panel.tsx";
import { LineageHead } from "#components/lineage/head.tsx";
import { Judgement } from "#components/lineage/judgement.tsx";
import { Limits } from "#components/lineage/limits.tsx";
import { SlicePicker } from "#components/slices/picker.tsx";
import { WorstSlices } from "#components/slices/worst.tsx";
import { Complaints } from "#components/ui/complaints.tsx";
import { Empty } from "#components/ui/empty.tsx";
import type { Query } from "#domain/present/address.ts";
import { generationName } from "#domain/present/format.ts";
import { pageAxis } from "#domain/present/plot/axis.ts";
import { readLineage } from "#services/reads/lineage.ts";
import { reading } from "../../../reading.ts";

interface Props {
  params: Promise<{ lineage: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).lineage };
}

export default async function LineagePage({ params, searchParams }: Props) {
  const { lineage: slug } = await params;
  const query = await searchParams;
  const { row, families, selected, complaints, now, baseline, slice, worst } = await reading((ctx) =>
    readLineage(ctx, slug, query),
  );
  const axis = pageAxis(row.strip);
  const index = selected?.index ?? null;
  const judgement = selected?.judgement ?? null;
  const path = `/lineages/${slug}`;
  return (
    <>
      <LineageHead row={row} now={now} current="overview" index={index} slice={slice.chosen} />
      <Complaints complaints={complaints} />
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
        <div className="min-w-0 lg:sticky lg:top-4 lg:self-start">
          {selected !== null && <GenerationPanel facts={selected} slug={slug} />}
          <Baseline slug={slug} active={baseline} selected={selected} />
        </div>
      </div>
      <WorstSlices worst={worst} index={index} path={path} query={query} />
      {judgement !== null && <Judgement judgement={judgement} name={generationName(index ?? 0)} />}
      <Limits notes={judgement?.notes ?? []} />
    </>
  );
}
