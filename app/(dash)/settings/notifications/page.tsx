import type { Metadata } from "next";
import { AddTarget } from "#components/notify/add-target.tsx";
import { DeliveryLog } from "#components/notify/log.tsx";
import { Routes } from "#components/notify/routes.tsx";
import { Targets } from "#components/notify/targets.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { Query } from "#domain/present/address.ts";
import { askedLog, LOG_TABS, logHref } from "#domain/present/log-address.ts";
import { logFinding, targetsFinding } from "#domain/present/notifications.ts";
import { readNotifications } from "#services/reads/notifications.ts";
import { reading } from "../../../reading.ts";

export const metadata: Metadata = { title: "Notifications" };

export default async function Notifications({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = askedLog(await searchParams);
  const view = await reading((ctx) => readNotifications(ctx, asked));
  const { targets, routes, lineages, log, dead } = view;
  const tabs = LOG_TABS.map(({ name, state }) => ({
    name,
    href: logHref({ ...asked, state, cursor: undefined }),
    isCurrent: asked.state === state,
  }));
  return (
    <>
      <PageHeader
        title="Notifications"
        freshness="Whatever was told of an alert is told of its end there too. Nothing is lost: what does not arrive is tried for three days, then kept here."
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
          title={
            routes.routes.length === 0
              ? "No route is written: everybody hears what concerns them"
              : "Who is told of what"
          }
          note="The first route that fits decides. A tracker mirrors every ticket whatever the routes say."
        >
          <Routes routes={routes} targets={targets} lineages={lineages} />
        </Panel>
      )}
      <Panel
        id="log"
        title={logFinding(dead)}
        note="Every message to every target, with each try. A replay carries the id it always had."
      >
        <Tabs label="Deliveries by state" tabs={tabs} />
        {log.data.length > 0 && <DeliveryLog deliveries={log.data} />}
        {log.data.length === 0 && <p className="py-4 text-muted">Nothing here.</p>}
        {log.next !== null && (
          <a className="link mt-3 inline-flex min-h-6 items-center" href={logHref({ ...asked, cursor: log.next })}>
            Earlier
          </a>
        )}
      </Panel>
    </>
  );
}
