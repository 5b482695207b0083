import { EvidenceChart } from "#components/alert/evidence.tsx";
import { LostEvents } from "#components/alert/lost-events.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { briefTitle, ofStrata } from "#domain/present/brief.ts";
import { count, generationName, plural } from "#domain/present/format.ts";
import { MECHANISM_WORDS } from "#domain/present/glossary.ts";
import { verificationTitle } from "#domain/present/ticket-work.ts";
import type { TicketDetail } from "#domain/present/views/ticket.ts";
import { TicketCause } from "./board.tsx";
import { BriefSection } from "./brief.tsx";
import { HowMuch } from "./how-much.tsx";
import { Intake } from "./intake.tsx";
import { BundleSection, VerificationSection } from "./result.tsx";
import { Comments, Timeline } from "./talk.tsx";

const SHOWN = 12;
const FOLDED = 100;

/** The parts of a ticket's page that are there, by their anchors. */
export function ticketParts({ lostEvents, bundle }: TicketDetail): { id: string; name: string }[] {
  return [
    { id: "why", name: "Why" },
    { id: "how-much", name: "How much" },
    ...(lostEvents.length > 0 ? [{ id: "which", name: "Which" }] : []),
    { id: "brief", name: "Brief" },
    { id: "intake", name: "Intake" },
    ...(bundle === null ? [] : [{ id: "bundle", name: "Bundle" }]),
    { id: "verification", name: "Verification" },
    { id: "talk", name: "Comments" },
    { id: "timeline", name: "Timeline" },
  ];
}

function Why({ ticket }: { ticket: TicketDetail }) {
  const { alert, mechanism } = ticket;
  const words = mechanism === null ? null : MECHANISM_WORDS[mechanism];
  const note = words === null ? "The mechanism could not be told." : `${words.means} ${words.first}`;
  return (
    <Panel id="why" title="Why" note={note}>
      <TicketCause headline={alert.headline} href={`/alerts/${alert.id}`} />
      <p className="text-muted">{ticket.figure}</p>
      {alert.series !== null && (
        <div className="pt-4">
          <EvidenceChart series={alert.series} generation={alert.evidence.generation} id="why-chart" />
        </div>
      )}
    </Panel>
  );
}

function Which({ ticket }: { ticket: TicketDetail }) {
  const lostEvents = ofStrata(ticket.lostEvents, ticket.quantities);
  if (lostEvents.length === 0) return null;
  return (
    <Panel
      id="which"
      title={`Which: ${plural(lostEvents.length, "lost event")} to bring back`}
      note="Exemplars are human; do not copy them into the training data."
    >
      <LostEvents events={lostEvents.slice(0, SHOWN)} most={3} />
      {lostEvents.length > SHOWN && (
        <details className="pt-2">
          <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">
            {foldedWords(lostEvents.length)}
          </summary>
          <LostEvents events={lostEvents.slice(SHOWN, FOLDED)} most={3} caption="Further lost events" />
        </details>
      )}
    </Panel>
  );
}

/** Why the ticket is there, how much it wants of what, what came of it, and what people said. */
export function TicketBody({ ticket }: { ticket: TicketDetail }) {
  const { bundle } = ticket;
  return (
    <>
      <Why ticket={ticket} />
      <Panel
        id="how-much"
        title="How much"
        note="Of each stratum the greatest of rate, presence, recovery and floor has to train."
      >
        <HowMuch ticket={ticket} />
      </Panel>
      <Which ticket={ticket} />
      <Panel id="brief" title={`Collection brief: ${briefTitle(ticket.brief)}`} note="For whoever writes them.">
        <BriefSection brief={ticket.brief} />
      </Panel>
      <Panel
        id="intake"
        title="Intake"
        note="Each line is accepted, a duplicate, or refused with a reason; then all that was accepted is measured."
      >
        <Intake ticket={ticket} />
      </Panel>
      {bundle !== null && (
        <Panel id="bundle" title="Bundle">
          <BundleSection bundle={bundle} />
        </Panel>
      )}
      <Panel id="verification" title="Verification" note={verificationTitle(ticket)}>
        <VerificationSection ticket={ticket} />
      </Panel>
      <Panel id="talk" title="Comments">
        <Comments ticket={ticket} />
      </Panel>
      <Panel id="timeline" title="Timeline">
        <Timeline ticket={ticket} />
      </Panel>
    </>
  );
}

function foldedWords(total: number): string {
  const rest = Math.min(total, FOLDED) - SHOWN;
  return total > FOLDED ? `${rest} more, the most expected of ${count(total)}` : `${rest} more`;
}

/** Who, until when, since which generation, how many; where it stands in an issue tracker. */
export function TicketFacts({ ticket }: { ticket: TicketDetail }) {
  const { owner, due, isLate, openedIndex, round, accepted, wanted, outside } = ticket;
  return (
    <Facts
      facts={[
        { name: "Owner", value: owner ?? "no owner" },
        { name: "Due", value: due === null ? "not set" : `${due}${isLate ? ", late" : ""}` },
        { name: "Opened by", value: generationName(openedIndex) },
        ...(round > 1 ? [{ name: "Round", value: count(round) }] : []),
        { name: "Accepted", value: wanted === null ? count(accepted) : `${count(accepted)} of ${count(wanted)}` },
        ...(outside === null
          ? []
          : [{ name: outside.tracker, value: `${outside.key}${outside.state === null ? "" : `, ${outside.state}`}` }]),
      ]}
    />
  );
}
