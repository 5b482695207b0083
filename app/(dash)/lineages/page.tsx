import type { Metadata } from "next";
import { LineageList } from "#components/lineage/list.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { plural } from "#domain/present/format.ts";
import { readLineages } from "#services/reads/lineages.ts";
import { reading } from "../../reading.ts";

export const metadata: Metadata = { title: "Lineages" };

export default async function Lineages() {
  const { rows, demo, now } = await reading(readLineages);
  return (
    <>
      <PageHeader title="Lineages" freshness={`${plural(rows.length, "lineage")}, worst first`}>
        <ButtonLink href="/settings/sources">Add a lineage</ButtonLink>
      </PageHeader>
      {rows.length === 0 ? (
        <Empty title="No lineage yet" action={<ButtonLink href="/settings/sources">See the three commands</ButtonLink>}>
          Register one, push human samples as its reference, push generation 1.
        </Empty>
      ) : (
        <LineageList rows={rows} now={now} caption="Lineages, worst first" />
      )}
      {demo.length > 0 && (
        <section className="pt-8">
          <h2 className="mb-3 text-body font-medium">{plural(demo.length, "lineage")} of the demo, counted nowhere</h2>
          <LineageList rows={demo} now={now} caption="Demo lineages, worst first" />
        </section>
      )}
    </>
  );
}
