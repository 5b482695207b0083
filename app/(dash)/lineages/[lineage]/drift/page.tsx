import type { Metadata } from "next";
import { Drift } from "#components/drift/body.tsx";
import { LineageHead } from "#components/lineage/head.tsx";
import { SlicePicker } from "#components/slices/picker.tsx";
import { WorstSlices } from "#components/slices/worst.tsx";
import { GenerationLinks } from "#components/tail/generations.tsx";
import { Complaints } from "#components/ui/complaints.tsx";
import type { Query } from "#domain/present/address.ts";
import { readMeasured } from "#services/reads/measured.ts";
import { reading } from "../../../../reading.ts";

interface Props {
  params: Promise<{ lineage: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Drift of ${(await params).lineage}` };
}

export default async function DriftPage({ params, searchParams }: Props) {
  const { lineage: slug } = await params;
  const query = await searchParams;
  const view = await reading((ctx) => readMeasured(ctx, slug, query));
  const path = `/lineages/${slug}/drift`;
  return (
    <>
      <LineageHead row={view.row} now={view.now} current="drift" index={view.index} slice={view.slice.chosen} />
      <GenerationLinks cells={view.row.strip} selected={view.index} path={path} query={query} />
      <Complaints complaints={view.complaints} />
      <SlicePicker choice={view.slice} path={path} index={view.index} />
      <div className="[&>section:first-child]:border-t-0">
        <Drift view={view} slug={slug} />
      </div>
      <WorstSlices worst={view.worst} index={view.index} path={path} query={query} />
    </>
  );
}
