import type { Metadata } from "next";
import { YamlEditor } from "#components/policies/yaml.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { askedText, type Query } from "#domain/present/address.ts";
import { sourceWords } from "#domain/present/policies.ts";
import { readPolicyYaml } from "#services/reads/policies.ts";
import { reading } from "../../../../reading.ts";

export const metadata: Metadata = { title: "Policies as YAML" };

export default async function PoliciesAsYaml({ searchParams }: { searchParams: Promise<Query> }) {
  const slug = askedText(await searchParams, "l") || null;
  const view = await reading((ctx) => readPolicyYaml(ctx, slug));
  const { lineage, api, document } = view;
  const back = lineage === null ? "/settings/policies" : `/settings/policies?l=${encodeURIComponent(lineage.slug)}`;
  const trail = [{ name: `Policies of ${lineage?.name ?? "all lineages"}`, href: back }];
  return (
    <>
      <PageHeader title="Policies as YAML" trail={trail} freshness={`The same as the forms. ${sourceWords(view)}.`} />
      <YamlEditor yaml={view.yaml} api={api} version={document.version} done={back} />
    </>
  );
}
