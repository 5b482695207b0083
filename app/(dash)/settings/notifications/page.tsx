import type { Metadata } from "next";
import { AddTarget } from "#components/notify/add-target.tsx";
import { LogPanel } from "#components/notify/log-panel.tsx";
import { Routes } from "#components/notify/routes.tsx";
import { Targets } from "#components/notify/targets.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Query } from "#domain/present/address.ts";
import { askedLog } from "#domain/present/log-address.ts";
import { routesFinding, targetsFinding } from "#domain/present/notifications.ts";
import { readNotifications } from "#services/reads/notifications.ts";
import { reading } from "../../../reading.ts";

export const metadata: Metadata = { title: "Notifications" };

export default async function Notifications({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = askedLog(await searchParams);
  const view = await reading((ctx) => readNotifications(ctx, asked));
  const { targets, routes, lineages } = view;
  return (
    <>
      <PageHeader
        title="Notifications"
        freshness="Who is told of an alert is told of its end too. What does not arrive is tried for three days, then kept here."
      />
      <Panel
        title={targetsFinding(targets)}
        note="Where messages go. Secrets and addresses that are secret are never shown again."
      >
        {targets.length > 0 && <Targets targets={targets} now={new Date(view.now)} />}
        <div className="no-print mt-4">
          <AddTarget mailMissing={view.mailMissing} />
        </div>
      </Panel>
      {targets.length > 0 && (
        <Panel
          title={routesFinding(routes.routes)}
          note="The first route that fits decides. A tracker mirrors every ticket whatever the routes say."
        >
          <Routes routes={routes} targets={targets} lineages={lineages} />
        </Panel>
      )}
      <LogPanel view={view} asked={asked} />
    </>
  );
}
