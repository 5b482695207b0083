import { ActForm } from "#components/ui/act-form.tsx";
import { attemptWords, deliveryWords, KIND_WORDS, minute } from "#domain/present/notifications.ts";
import type { DeliveryView } from "#domain/present/views/notifications.ts";

/** Every delivery with each of its tries, newest first; what is settled can be sent again. */
export function DeliveryLog({ deliveries }: { deliveries: readonly DeliveryView[] }) {
  return (
    <ol aria-label="Deliveries, newest first">
      {deliveries.map((delivery) => (
        <li
          key={delivery.id}
          className="grid gap-x-5 gap-y-1 border-b border-rule py-3 md:grid-cols-[8.5rem_minmax(0,1fr)_9rem_14rem_5.5rem]"
        >
          <time className="text-muted" dateTime={delivery.createdAt}>
            {minute(delivery.createdAt)}
          </time>
          <div className="min-w-0 break-words">
            {delivery.title}
            <span className="block font-mono text-meta text-muted">{delivery.type}</span>
          </div>
          <div className="min-w-0 break-words">
            {delivery.target.name}
            <span className="text-meta text-muted md:block">
              <span className="md:hidden"> · </span>
              {KIND_WORDS[delivery.target.kind]}
            </span>
          </div>
          <Tries delivery={delivery} />
          {delivery.isReplayable && (
            <div className="no-print">
              <ActForm action={`/api/v1/deliveries/${delivery.id}/replay`} label="Replay" />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function Tries({ delivery }: { delivery: DeliveryView }) {
  if (delivery.attempts.length === 0) return <p>{deliveryWords(delivery)}</p>;
  return (
    <details className="min-w-0">
      <summary className="min-h-6 hover:underline">{deliveryWords(delivery)}</summary>
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
