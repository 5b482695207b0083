import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Assessments, IndicatorChart, Indicators } from "#components/risk/detail.tsx";
import { RiskActs } from "#components/risk/edit.tsx";
import { RiskFacts } from "#components/risk/facts.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { readRisk } from "#services/reads/risks.ts";
import { reading } from "../../../reading.ts";

type Props = { params: Promise<{ ref: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).ref };
}

export default async function RiskPage({ params }: Props) {
  const { ref } = await params;
  const found = await reading((ctx) => readRisk(ctx, ref));
  if (!found) notFound();
  const { risk, lineage, indicators, assessments, tickets } = found;
  const trail = [
    { name: "Risks", href: "/risks" },
    { name: lineage.name, href: `/lineages/${lineage.slug}` },
  ];
  return (
    <>
      <PageHeader title={`${risk.ref}: ${risk.title}`} trail={trail} />
      <p className="mb-6 max-w-[72ch]">{risk.statement}</p>
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0">
          <Panel title="Indicators" note="Ok needs the whole interval inside appetite; the worst indicator leads.">
            <Indicators indicators={indicators} />
            <div className="flex flex-col gap-8 pt-8">
              {indicators.map(
                ({ series }, at) =>
                  series && (
                    <IndicatorChart key={`${series.metric} ${series.slice}`} series={series} id={`indicator-${at}`} />
                  ),
              )}
            </div>
          </Panel>
          <Panel title="Assessments" note="The indicators propose, a person confirms; both stay.">
            <Assessments assessments={assessments} />
          </Panel>
        </div>
        <aside className="order-first flex flex-col gap-4 pb-8 lg:order-none">
          <RiskActs risk={risk} />
          <RiskFacts risk={risk} tickets={tickets} />
        </aside>
      </div>
    </>
  );
}
