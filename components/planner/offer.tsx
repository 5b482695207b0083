import { ActForm } from "#components/ui/act-form.tsx";
import { count } from "#domain/present/format.ts";
import type { PlannerView } from "#domain/present/views/planner.ts";

/** The way from a plan to a ticket, or why there is none. */
export function Offer({ view }: { view: PlannerView }) {
  const { offer, foresight, row } = view;
  if (offer.kind === "refused") {
    return (
      <p className="max-w-[72ch] text-muted">
        {offer.because}{" "}
        {offer.ticket !== null && (
          <a className="link" href={`/tickets/${offer.ticket}`}>
            Open {offer.ticket}
          </a>
        )}
      </p>
    );
  }
  if (foresight === null) return null;
  const { workflow, horizon: _horizon, ...asked } = foresight.present.asked;
  return (
    <div className="no-print max-w-[72ch]">
      <ActForm
        action={`/api/v1/lineages/${row.slug}/tickets`}
        fixed={{ ...asked, workflow, generation: foresight.base.index }}
        label="Open ticket with this plan"
        kind="primary"
      >
        <p>
          It asks for {count(offer.humanSamples)} human samples, and answers{" "}
          <a className="link" href={`/alerts/${offer.alert}`}>
            the open alert
          </a>
          .
        </p>
      </ActForm>
    </div>
  );
}
