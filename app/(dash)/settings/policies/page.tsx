import type { Metadata } from "next";
import { Expectation } from "#components/policies/expectation.tsx";
import { PolicyList } from "#components/policies/list.tsx";
import { ScopePicker } from "#components/policies/scope.tsx";
import { Versions } from "#components/policies/versions.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { askedText, type Query } from "#domain/present/address.ts";
import { plural } from "#domain/present/format.ts";
import { budgetWords, sourceWords } from "#domain/present/policies.ts";
import { readPoliciesView } from "#services/reads/policies.ts";
import { reading } from "../../../reading.ts";

export const metadata: Metadata = { title: "Policies" };

export default async function Policies({ searchParams }: { searchParams: Promise<Query> }) {
  const slug = askedText(await searchParams, "l") || null;
  const view = await reading((ctx) => readPoliciesView(ctx, slug));
  const { lineage } = view;
  const query = lineage === null ? "" : `?l=${encodeURIComponent(lineage.slug)}`;
  return (
    <>
      <PageHeader title={`Policies of ${lineage?.name ?? "all lineages"}`} freshness={sourceWords(view)}>
        <ScopePicker key={lineage?.slug ?? ""} lineage={lineage} lineages={view.lineages} />
        <ButtonLink href={`/settings/policies/yaml${query}`}>Edit as YAML</ButtonLink>
      </PageHeader>
      <Panel title="Lines and counts" note={budgetWords(view.document.budget.falseAlarmsPerYear)}>
        <PolicyList caption="Policies" rows={view.rows} lineage={lineage} />
        <details className="mt-4">
          <summary className="text-muted">{plural(view.shown.length, "metric")} more, shown and not judged</summary>
          <PolicyList caption="Lines that judge nothing" rows={view.shown} lineage={lineage} />
        </details>
      </Panel>
      {lineage !== null && (
        <Panel
          title="When no generation comes"
          note="A lineage that waits longer than it says raises a watch, which the next judged generation ends."
        >
          <Expectation key={lineage.slug} lineage={lineage} days={view.expectEveryDays} />
        </Panel>
      )}
      <Panel
        title="Versions"
        note="A judgement names the version that it was made by, and is never judged again silently."
      >
        <Versions versions={view.versions} />
      </Panel>
    </>
  );
}
