import { deliveredWords } from "#domain/present/notifications.ts";
import type { DeliveryView } from "#domain/present/views/notifications.ts";
import { DeliveryLog } from "./log.tsx";

/** Who was told of an alert or a ticket: one sentence, and every message behind it; open where one was given up. */
export function Told({ deliveries }: { deliveries: readonly DeliveryView[] }) {
  return (
    <details open={deliveries.some(({ state }) => state === "dead")}>
      <summary className="inline-flex min-h-6 items-center hover:text-muted">{deliveredWords(deliveries)}</summary>
      <DeliveryLog deliveries={deliveries} />
    </details>
  );
}
