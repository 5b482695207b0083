import type { HistoryLine } from "#domain/present/views/alert.ts";
import type { TicketState } from "#domain/ticket.ts";

const PATH: readonly TicketState[] = ["proposed", "approved", "collecting", "injected", "verifying", "verified"];

/** The states of a ticket in order, with the day each was reached; where it stands is marked. */
export function Steps({ state, history }: { state: TicketState; history: readonly HistoryLine[] }) {
  const path = PATH.includes(state) ? PATH : [...PATH.slice(0, -1), state];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="scroll-x border-y border-rule" aria-label="States of the ticket" tabIndex={0}>
      <ol className="flex">
        {path.map((step) => {
          const reached = history.findLast((line) => line.to === step && line.from !== line.to);
          const isCurrent = step === state;
          return (
            <li
              key={step}
              aria-current={isCurrent ? "step" : undefined}
              className={`-mb-px min-w-24 flex-1 border-b-2 px-2 py-2 first:pl-0 ${isCurrent ? "border-ink" : "border-transparent"}`}
            >
              <span className={isCurrent ? "font-medium" : reached ? "" : "text-muted"}>{step}</span>
              <span className="block text-meta text-muted">{reached ? reached.at.slice(0, 10) : "not yet"}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
