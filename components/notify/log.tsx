import { ActForm } from "#components/ui/act-form.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { attemptWords, deliveryWords, KIND_WORDS, minute } from "#domain/present/notifications.ts";
import type { DeliveryView } from "#domain/present/views/notifications.ts";

/** Every delivery with each of its tries, newest first; what is settled can be sent again. */
export function DeliveryLog({ deliveries }: { deliveries: readonly DeliveryView[] }) {
  return (
    <Table caption="Deliveries, newest first" minWidth={760}>
      <thead>
        <tr>
          <Th width={132}>When (UTC)</Th>
          <Th>Message</Th>
          <Th width={130}>To</Th>
          <Th width={210}>State</Th>
          <Th width={96}>
            <span className="sr-only">Acts</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <RowHead>
              <time dateTime={delivery.createdAt}>{minute(delivery.createdAt)}</time>
            </RowHead>
            <Td>
              {delivery.title}
              <span className="block font-mono text-meta text-muted">{delivery.type}</span>
            </Td>
            <Td>
              {delivery.target.name}
              <span className="block text-meta text-muted">{KIND_WORDS[delivery.target.kind]}</span>
            </Td>
            <Td>
              <Tries delivery={delivery} />
            </Td>
            <Td align="right">
              {delivery.isReplayable && (
                <span className="no-print inline-block">
                  <ActForm action={`/api/v1/deliveries/${delivery.id}/replay`} label="Replay" />
                </span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Tries({ delivery }: { delivery: DeliveryView }) {
  const last = delivery.attempts.at(-1);
  if (last === undefined) return deliveryWords(delivery);
  return (
    <details>
      <summary className="hover:underline">{deliveryWords(delivery)}</summary>
      <ol className="mt-1 space-y-1 text-meta text-muted">
        {delivery.attempts.map((attempt) => (
          <li key={attempt.at} className="break-words">
            <time dateTime={attempt.at}>{minute(attempt.at)}</time>: {attemptWords(attempt)}
          </li>
        ))}
      </ol>
    </details>
  );
}
