import type { Metadata } from "next";
import { MetricSearch, MetricTable } from "#components/metrics/list.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Complaints } from "#components/ui/complaints.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { FAMILIES } from "#domain/metrics/define.ts";
import { askedText, askedWord, type Query } from "#domain/present/address.ts";
import { plural } from "#domain/present/format.ts";
import { FAMILY_WORDS } from "#domain/present/glossary.ts";
import { metricsOf, neededBySome } from "#domain/present/metric-reference.ts";

export const metadata: Metadata = { title: "Metrics" };

/** Every metric of the registry, by family: generated from the declarations alone. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const family = askedWord(query, "family", ["any", ...FAMILIES], "any");
  const needs = askedWord(query, "needs", ["anything", ...neededBySome()], "anything");
  const filter = {
    family: family.value === "any" ? null : family.value,
    needs: needs.value === "anything" ? null : needs.value,
    text: askedText(query, "q"),
  };
  const groups = metricsOf(filter);
  const total = groups.reduce((sum, { metrics }) => sum + metrics.length, 0);
  return (
    <>
      <PageHeader title="Metrics" freshness={`${plural(total, "metric")}, each a generation against people`} />
      <Complaints complaints={[family.complaint, needs.complaint].filter((one) => one !== null)} />
      <MetricSearch filter={filter} />
      {groups.length === 0 && (
        <p className="text-muted">
          No metric matches.{" "}
          <a className="link" href="/docs/metrics">
            Show all
          </a>
          .
        </p>
      )}
      {groups.map((group) => (
        <Panel key={group.family} title={FAMILY_WORDS[group.family].name} note={FAMILY_WORDS[group.family].asks}>
          <MetricTable metrics={group.metrics} caption={`Metrics of ${FAMILY_WORDS[group.family].name}`} />
        </Panel>
      ))}
    </>
  );
}
