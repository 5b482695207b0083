import type { Metadata } from "next";
import { ProposedChart } from "#components/policies/chart.tsx";
import { PolicyForm } from "#components/policies/editor.tsx";
import { Proposal } from "#components/policies/proposal.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { askedText, type Query } from "#domain/present/address.ts";
import { sourceWords } from "#domain/present/policies.ts";
import { readPolicyEditor } from "#services/reads/policy-editor.ts";
import { reading } from "../../../../reading.ts";

export const metadata: Metadata = { title: "Policy" };

type Props = { params: Promise<{ policy: string }>; searchParams: Promise<Query> };

export default async function PolicyPage({ params, searchParams }: Props) {
  const [{ policy }, query] = [await params, await searchParams];
  const slug = askedText(query, "l") || null;
  const view = await reading((ctx) => readPolicyEditor(ctx, slug, policy, query));
  const { lineage, proposal, complaint } = view;
  const back = lineage === null ? "/settings/policies" : `/settings/policies?l=${encodeURIComponent(lineage.slug)}`;
  const trail = [{ name: `Policies of ${lineage?.name ?? "all lineages"}`, href: back }];
  return (
    <>
      <PageHeader title={view.row.label} trail={trail} freshness={`${view.reading} ${sourceWords(view)}.`} />
      {complaint !== null && (
        <p role="alert" className="mb-4 rounded-control bg-raised px-3 py-2">
          That cannot be a policy. {complaint}
        </p>
      )}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="min-w-0">
          <div className="pb-8">
            <ProposedChart view={view} />
          </div>
          {proposal !== null && (
            <Panel title="What this changes" note="Nothing is stored yet.">
              <Proposal scope={view} proposal={proposal} />
            </Panel>
          )}
        </div>
        <div className="order-first pb-8 lg:order-none">
          <PolicyForm view={view} />
        </div>
      </div>
    </>
  );
}
