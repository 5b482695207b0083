import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AlertActs } from "#components/alert/acts.tsx";
import { AlertFacts, Checks, SinceBar, SnoozeBar } from "#components/alert/detail.tsx";
import { EvidenceChart, EvidenceTable } from "#components/alert/evidence.tsx";
import { LostEvents } from "#components/alert/lost-events.tsx";
import { Trail } from "#components/alert/trail.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { generationName, plural } from "#domain/present/format.ts";
import { readAlert } from "#services/reads/alerts.ts";
import { deliveriesOf } from "#services/reads/notifications.ts";
import { reading } from "../../../reading.ts";

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  const { id } = await params;
  return { title: "Alert", openGraph: { images: [`/og/alert/${encodeURIComponent(id)}`] } };
}

export default async function AlertPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const alert = await reading((ctx) => readAlert(ctx, id));
  if (!alert) notFound();
  const told = await reading((ctx) => deliveriesOf(ctx, id));
  const { evidence, lineage, series } = alert;
  const place = { name: lineage.name, href: `/lineages/${lineage.slug}` };
  return (
    <>
      <PageHeader title={alert.headline} trail={[{ name: "Alerts", href: "/alerts" }, place]} />
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0">
          {alert.snooze !== null && <SnoozeBar snooze={alert.snooze} />}
          {alert.since !== null && <SinceBar since={alert.since} lineage={lineage.slug} />}
          <Panel title={`What was measured at ${generationName(evidence.generation)}`} note="Frozen as it fired.">
            {series !== null && <EvidenceChart series={series} generation={evidence.generation} id="evidence" />}
            <div className="mt-6">
              <EvidenceTable evidence={evidence} />
            </div>
          </Panel>
          {evidence.lostEvents.length > 0 && (
            <Panel title={`${plural(evidence.lostEvents.length, "lost event")} that people still say`}>
              <LostEvents events={evidence.lostEvents} />
            </Panel>
          )}
          <Panel title="First things to check">
            <Checks evidence={evidence} lineage={lineage.slug} />
          </Panel>
          <Trail alert={alert} told={told} />
        </div>
        <aside className="order-first flex flex-col gap-4 pb-8 lg:order-none">
          <AlertActs alert={alert} />
          <AlertFacts alert={alert} />
        </aside>
      </div>
    </>
  );
}
