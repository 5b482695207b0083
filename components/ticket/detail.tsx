import { EvidenceChart } from "#components/alert/evidence.tsx";
import { History } from "#components/alert/history.tsx";
import { LostEvents } from "#components/alert/lost-events.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { count, generationName, plural } from "#domain/present/format.ts";
import { MECHANISM_WORDS } from "#domain/present/glossary.ts";
import { ticketHistoryWords } from "#domain/present/loop.ts";
import type { TicketDetail } from "#domain/present/views/ticket.ts";
import { TicketCause } from "./board.tsx";
import { Quantities } from "./quantities.tsx";

const SHOWN = 12;
const FOLDED = 100;

/** Why the ticket is there, how much it wants, which events, and what happened to it. */
export function TicketBody({ ticket }: { ticket: TicketDetail }) {
  const { alert, mechanism } = ticket;
  const words = mechanism === null ? null : MECHANISM_WORDS[mechanism];
  return (
    <>
      <Panel title="Why" note={words === null ? "The mechanism could not be told." : `${words.means} ${words.first}`}>
        <TicketCause headline={alert.headline} href={`/alerts/${alert.id}`} />
        <p className="text-muted">{ticket.figure}</p>
        {alert.series !== null && (
          <div className="pt-4">
            <EvidenceChart series={alert.series} generation={alert.evidence.generation} id="why" />
          </div>
        )}
      </Panel>
      <Panel title="How much" note="The greatest of rate, presence, recovery and floor is wanted.">
        <Quantities quantities={ticket.quantities} />
      </Panel>
      {ticket.lostEvents.length > 0 && (
        <Panel
          title={`Which: ${plural(ticket.lostEvents.length, "lost event")} to bring back`}
          note="Exemplars are human; do not copy them into the training data."
        >
          <LostEvents events={ticket.lostEvents.slice(0, SHOWN)} most={3} />
          {ticket.lostEvents.length > SHOWN && (
            <details className="pt-2">
              <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">
                {foldedWords(ticket.lostEvents.length)}
              </summary>
              <LostEvents events={ticket.lostEvents.slice(SHOWN, FOLDED)} most={3} caption="Further lost events" />
            </details>
          )}
        </Panel>
      )}
      <Panel title="History">
        <History lines={ticket.history} words={ticketHistoryWords} />
      </Panel>
    </>
  );
}

function foldedWords(total: number): string {
  const rest = Math.min(total, FOLDED) - SHOWN;
  return total > FOLDED ? `${rest} more, the most expected of ${count(total)}` : `${rest} more`;
}

/** Who, until when, since which generation, how many. */
export function TicketFacts({ ticket }: { ticket: TicketDetail }) {
  return (
    <Facts
      facts={[
        { name: "Owner", value: ticket.owner ?? "no owner" },
        { name: "Due", value: ticket.due ?? "not set" },
        { name: "Opened by", value: generationName(ticket.openedIndex) },
        { name: "Human samples", value: count(ticket.humanSamples) },
      ]}
    />
  );
}
