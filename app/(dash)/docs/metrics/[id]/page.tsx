import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MetricDetail } from "#components/metrics/detail.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { METRICS } from "#domain/metrics/registry.ts";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).id };
}

/** One metric: what it says, how it is computed, what it decides, what misleads. */
export default async function Page({ params }: Props) {
  const { id } = await params;
  const metric = METRICS.find((one) => one.id === id);
  if (metric === undefined) notFound();
  return (
    <>
      <PageHeader title={metric.label} trail={[{ name: "Metrics", href: "/docs/metrics" }]} freshness={metric.id} />
      <p className="mb-6 max-w-[60ch] text-title text-balance">{metric.reading}</p>
      <MetricDetail metric={metric} />
    </>
  );
}
