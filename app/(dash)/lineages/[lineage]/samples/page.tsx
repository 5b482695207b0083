import type { Metadata } from "next";
import { SampleList } from "#components/samples/list.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { addressWith, type Query } from "#domain/present/address.ts";
import { generationName } from "#domain/present/format.ts";
import { samplesWords } from "#domain/present/samples.ts";
import { readSamples } from "#services/reads/samples.ts";
import { reading } from "../../../../reading.ts";

type Props = { params: Promise<{ lineage: string }>; searchParams: Promise<Query> };

export const metadata: Metadata = { title: "Samples" };

export default async function SamplesPage({ params, searchParams }: Props) {
  const [{ lineage: slug }, query] = [await params, await searchParams];
  const view = await reading((ctx) => readSamples(ctx, slug, query));
  const path = `/lineages/${slug}`;
  const at = `?g=${view.index}`;
  const pages = (page: number) => addressWith(`${path}/samples`, query, { page });
  const trail = [
    { name: "Lineages", href: "/lineages" },
    { name: view.lineage.name, href: path + at },
  ];
  return (
    <>
      <PageHeader title={`Samples of ${generationName(view.index)}`} trail={trail} freshness={samplesWords(view)}>
        {view.isOfEvents && (
          <ButtonLink href={addressWith(`${path}/tail`, { g: String(view.index) }, { slice: view.slice })}>
            What went, in the tail explorer
          </ButtonLink>
        )}
      </PageHeader>
      {view.samples.length === 0 ? <Empty title="No sample is in this slice" /> : <SampleList samples={view.samples} />}
      <nav aria-label="Pages of the list" className="mt-3 flex gap-4">
        {view.page > 1 && (
          <a className="link" href={pages(view.page - 1)}>
            Earlier
          </a>
        )}
        {view.hasMore && (
          <a className="link" href={pages(view.page + 1)}>
            Later
          </a>
        )}
      </nav>
    </>
  );
}
