import type { Metadata } from "next";
import { LineageHead } from "#components/lineage/head.tsx";
import { LineageOverview } from "#components/lineage/overview.tsx";
import { Progress } from "#components/lineage/progress.tsx";
import { Complaints } from "#components/ui/complaints.tsx";
import type { Query } from "#domain/present/address.ts";
import { waitingOf } from "#domain/present/views/lineage.ts";
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
  const view = await reading((ctx) => readLineage(ctx, slug, query));
  const index = view.selected?.index ?? null;
  return (
    <>
      <LineageHead row={view.row} now={view.now} current="overview" index={index} slice={view.slice.chosen} />
      <Complaints complaints={view.complaints} />
      <Progress slug={slug} running={view.running} waiting={waitingOf(view.row.strip)} />
      <LineageOverview view={view} path={`/lineages/${slug}`} query={query} />
    </>
  );
}
