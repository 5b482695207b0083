import { Told } from "#components/notify/told.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { alertHistoryWords } from "#domain/present/loop.ts";
import type { AlertDetail } from "#domain/present/views/alert.ts";
import type { DeliveryView } from "#domain/present/views/notifications.ts";
import { PastAlerts } from "./detail.tsx";
import { History } from "./history.tsx";

/** What became of an alert: its history, who was told of it and whether that arrived, and how earlier ones ended. */
export function Trail({ alert, told }: { alert: AlertDetail; told: readonly DeliveryView[] }) {
  return (
    <>
      <Panel title="History">
        <History lines={alert.history} words={alertHistoryWords} />
      </Panel>
      {told.length > 0 && (
        <Panel title="Who was told">
          <Told deliveries={told} />
        </Panel>
      )}
      {alert.past.length > 0 && <PastAlerts past={alert.past} />}
    </>
  );
}
