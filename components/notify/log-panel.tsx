import { Panel } from "#components/ui/panel.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { type AskedLog, LOG_TABS, logHref } from "#domain/present/log-address.ts";
import { logFinding } from "#domain/present/notifications.ts";
import type { NotificationsView } from "#domain/present/views/notifications.ts";
import { DeliveryLog } from "./log.tsx";

/** The log by state, a page of it, and the way to earlier ones. */
export function LogPanel({ view: { log, dead }, asked }: { view: NotificationsView; asked: AskedLog }) {
  const tabs = LOG_TABS.map(({ name, state }) => ({
    name,
    href: logHref({ ...asked, state, cursor: undefined }),
    isCurrent: asked.state === state,
  }));
  return (
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
  );
}
