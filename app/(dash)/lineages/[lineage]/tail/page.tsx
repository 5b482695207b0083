import type { Metadata } from "next";
import { LineageHead } from "#components/lineage/head.tsx";
import { Explorer } from "#components/tail/explorer.tsx";
import { GenerationLinks } from "#components/tail/generations.tsx";
import { Complaints } from "#components/ui/complaints.tsx";
import type { Query } from "#domain/present/address.ts";
import { readTail } from "#services/reads/tail.ts";
import { reading } from "../../../../reading.ts";

interface Props {
  params: Promise<{ lineage: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Tail of ${(await params).lineage}` };
}

export default async function TailPage({ params, searchParams }: Props) {
  const { lineage: slug } = await params;
  const query = await searchParams;
  const view = await reading((ctx) => readTail(ctx, slug, query));
  const path = `/lineages/${slug}/tail`;
  return (
    <>
      <LineageHead row={view.row} now={view.now} current="tail" index={view.index} />
      <GenerationLinks cells={view.row.strip} selected={view.index} path={path} query={query} />
      <Complaints complaints={view.complaints} />
      <div className="[&>section:first-child]:border-t-0">
        <Explorer view={view} path={path} query={query} />
      </div>
    </>
  );
}
